/** Files of the project under way from one place of the page to another. */

/** The one file, or the first of several, for places that take one. */
const TYPE = 'application/x-directors-console-file'
/** All of them, as a JSON list of paths in the project. */
const SEVERAL = 'application/x-studio-files'

type Dragged = { readonly dataTransfer: DataTransfer }

export function dragFile({ dataTransfer }: Dragged, path: string): void {
  dataTransfer.setData(TYPE, path)
  dataTransfer.effectAllowed = 'copy'
}

/** The gallery's drag: to be copied onto the board, or moved to another folder. */
export function dragFiles({ dataTransfer }: Dragged, paths: readonly [string, ...string[]]): void {
  dataTransfer.setData(TYPE, paths[0])
  dataTransfer.setData(SEVERAL, JSON.stringify(paths))
  dataTransfer.effectAllowed = 'copyMove'
}

/** Whether files of the project are dragged; which ones shows only when they are let go. */
export const carriesProjectFiles = ({ dataTransfer }: Dragged): boolean =>
  dataTransfer.types.includes(TYPE)

function listed(json: string): string[] {
  if (json === '') return []
  const value: unknown = JSON.parse(json)
  return Array.isArray(value) ? value.filter((path) => typeof path === 'string') : []
}

/** Paths of the files of the project that were let go, in the order of the selection. */
export function droppedPaths(data: DataTransfer): string[] {
  const paths = listed(data.getData(SEVERAL))
  const only = data.getData(TYPE)
  return paths.length > 0 || only === '' ? paths : [only]
}

/** Whether something is dragged that a slot can take; what it is shows only when it is let go. */
export const carriesFile = ({ dataTransfer }: Dragged): boolean =>
  dataTransfer.types.includes(TYPE) || dataTransfer.types.includes('Files')

export type Dropped =
  | { kind: 'project'; path: string }
  | { kind: 'computer'; file: File }
  | { kind: 'nothing' }

export function droppedFile(data: DataTransfer): Dropped {
  const path = data.getData(TYPE)
  if (path !== '') return { kind: 'project', path }
  const [file] = data.files
  return file ? { kind: 'computer', file } : { kind: 'nothing' }
}

/** A file of the project under way from one place of the page to another. */

const TYPE = 'application/x-directors-console-file'

type Dragged = { readonly dataTransfer: DataTransfer }

export function dragFile({ dataTransfer }: Dragged, path: string): void {
  dataTransfer.setData(TYPE, path)
  dataTransfer.effectAllowed = 'copy'
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

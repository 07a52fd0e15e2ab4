import { droppedFiles } from '@/lib/dropped-files'
import { droppedPaths } from '@/lib/workflow/dragged-file'
import { fitsSlot } from '@/lib/workflow/media'

/** A file that somebody brings onto the board. */
export type Source = { kind: 'project'; path: string } | { kind: 'computer'; file: File }

export const nameOf = (source: Source): string => {
  const path = source.kind === 'project' ? source.path : source.file.name
  return path.slice(path.lastIndexOf('/') + 1)
}

const kinds = ['image', 'video', 'audio'] as const

/** A picture, a film or a sound, by its name. */
export const isMedia = (source: Source): boolean =>
  kinds.some((kind) => fitsSlot(nameOf(source), kind))

/** What may hold a workflow: a graph as JSON, or a picture that was made by one. */
export const mayHoldWorkflow = (source: Source): boolean =>
  source.kind === 'computer' && /\.(json|png|webp)$/i.test(source.file.name)

/** "Mara at the valve" of `03_mara at the valve.png`. */
export const titleOf = (source: Source): string =>
  nameOf(source)
    .replace(/\.[^.]+$/, '')
    .replaceAll('_', ' ')
    .trim()

/** A folder may hold far more than anybody wants on a board at once. */
export const MOST = 500

/** `isCut` where there was more than is taken at once. */
export type Brought = { sources: Source[]; hasFolder: boolean; isCut: boolean }

/** Everything that was dropped; of folders, all that is in them. Call it within the event. */
export async function broughtBy(data: DataTransfer): Promise<Brought> {
  const paths = droppedPaths(data)
  if (paths.length > 0) {
    const sources = paths.map((path): Source => ({ kind: 'project', path }))
    return { sources, hasFolder: false, isCut: false }
  }
  const { files, hasFolder, isCut } = await droppedFiles(data, MOST)
  return { sources: files.map(({ file }) => ({ kind: 'computer', file })), hasFolder, isCut }
}

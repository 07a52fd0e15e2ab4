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

const entriesOf = (folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> => {
  const reader = folder.createReader()
  // A reader hands out a part at a time, and nothing when it is through.
  const more = async (all: FileSystemEntry[]): Promise<FileSystemEntry[]> => {
    const part = await new Promise<FileSystemEntry[]>((done, fail) =>
      reader.readEntries(done, fail),
    )
    return part.length === 0 || all.length > MOST ? all : more([...all, ...part])
  }
  return more([])
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile

async function filesOf(entry: FileSystemEntry): Promise<File[]> {
  if (isFile(entry)) return [await new Promise<File>((done, fail) => entry.file(done, fail))]
  if (!isFolder(entry)) return []
  const inside = await entriesOf(entry)
  const named = inside.filter(({ name }) => !name.startsWith('.'))
  named.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }))
  return (await Promise.all(named.map(filesOf))).flat()
}

/** `isCut` where there was more than is taken at once. */
export type Brought = { sources: Source[]; hasFolder: boolean; isCut: boolean }

/** Everything that was dropped; of folders, all that is in them. Call it within the event. */
export function broughtBy(data: DataTransfer): Promise<Brought> {
  const paths = droppedPaths(data)
  if (paths.length > 0) {
    const sources = paths.map((path): Source => ({ kind: 'project', path }))
    return Promise.resolve({ sources, hasFolder: false, isCut: false })
  }
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry?.() ?? [])
  const files = [...data.files]
  return read(entries, files)
}

export async function read(entries: FileSystemEntry[], files: File[]): Promise<Brought> {
  const hasFolder = entries.some(isFolder)
  const all = hasFolder ? (await Promise.all(entries.map(filesOf))).flat() : files
  const sources = all.slice(0, MOST).map((file): Source => ({ kind: 'computer', file }))
  return { sources, hasFolder, isCut: all.length > MOST }
}

/** A file of the computer, and the dropped folder that it stands in: "" beside the folders. */
export type DroppedFile = { file: File; folder: string }

/** `isCut` where there was more than was asked for. */
export type DroppedFiles = { files: DroppedFile[]; hasFolder: boolean; isCut: boolean }

type Found = { entry: FileSystemFileEntry; folder: string }

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
// What a system keeps for itself, such as .DS_Store, nobody means.
const isMeant = ({ name }: FileSystemEntry) => !name.startsWith('.')

const byName = (one: FileSystemEntry, other: FileSystemEntry) =>
  one.name.localeCompare(other.name, undefined, { numeric: true })

/** By name. A browser tells the entries of a folder a hundred at a time, at last none. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const entries: FileSystemEntry[] = []
  for (;;) {
    const next = await new Promise<FileSystemEntry[]>((done, failed) =>
      reader.readEntries(done, failed),
    )
    if (next.length === 0) return entries.filter(isMeant).sort(byName)
    entries.push(...next)
  }
}

async function* filesWithin(
  entries: readonly FileSystemEntry[],
  folder: string,
): AsyncGenerator<Found> {
  for (const entry of entries) {
    if (isFile(entry)) yield { entry, folder }
    if (!isFolder(entry)) continue
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    yield* filesWithin(await entriesIn(entry), path)
  }
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((done, failed) => entry.file(done, failed))

async function read(entries: readonly FileSystemEntry[], most: number): Promise<DroppedFiles> {
  const files: DroppedFile[] = []
  for await (const { entry, folder } of filesWithin(entries, '')) {
    if (files.length === most) return { files, hasFolder: true, isCut: true }
    files.push({ file: await fileOf(entry), folder })
  }
  return { files, hasFolder: true, isCut: false }
}

/**
 * The first `most` of the files that were dropped; those of folders in the order of their names,
 * with their place. Call it within the event.
 */
export async function droppedFiles(
  data: DataTransfer,
  most = Number.POSITIVE_INFINITY,
): Promise<DroppedFiles> {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry?.() ?? [])
  if (entries.some(isFolder)) return read(entries, most)
  const files = [...data.files].map((file) => ({ file, folder: '' }))
  return { files: files.slice(0, most), hasFolder: false, isCut: files.length > most }
}

/** A file of the computer, and the dropped folder that it stands in: "" beside the folders. */
export type DroppedFile = { file: File; folder: string }

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile

/** A browser tells the entries of a folder a hundred at a time, at last none. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const entries: FileSystemEntry[] = []
  for (;;) {
    const next = await new Promise<FileSystemEntry[]>((done, failed) =>
      reader.readEntries(done, failed),
    )
    if (next.length === 0) return entries
    entries.push(...next)
  }
}

async function filesIn(entry: FileSystemEntry, folder: string): Promise<DroppedFile[]> {
  // What a system keeps for itself, such as .DS_Store, nobody means.
  if (entry.name.startsWith('.')) return []
  if (isFile(entry)) {
    return [{ file: await new Promise<File>((done, failed) => entry.file(done, failed)), folder }]
  }
  if (!isFolder(entry)) return []
  const path = folder === '' ? entry.name : `${folder}/${entry.name}`
  const files: DroppedFile[] = []
  for (const inner of await entriesIn(entry)) files.push(...(await filesIn(inner, path)))
  return files
}

/** All files that were dropped, those of folders with their place. Call it within the event. */
export async function droppedFiles(data: DataTransfer): Promise<DroppedFile[]> {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry?.() ?? [])
  const files = [...data.files]
  if (!entries.some(isFolder)) return files.map((file) => ({ file, folder: '' }))
  const found: DroppedFile[] = []
  for (const entry of entries) found.push(...(await filesIn(entry, '')))
  return found
}

/** A folder to put files into; `isNew` is made by putting them there. */
export type FolderRow = { path: string; words: string; isNew: boolean }

/** What the project's own folder is called. */
export const ROOT_WORDS = 'The project folder'

export const folderWords = (path: string): string => path || ROOT_WORDS

/** A path as people type it, without what would lead nowhere. */
const typedPath = (typed: string): string =>
  typed
    .split('/')
    .map((part) => part.trim())
    .filter(Boolean)
    .join('/')

/** Folders whose paths hold what is typed, and what is typed as a new one where none is it. */
export function folderRows(folders: readonly string[], typed: string): FolderRow[] {
  const path = typedPath(typed)
  const wanted = path.toLowerCase()
  const known = ['', ...folders].filter((each) => folderWords(each).toLowerCase().includes(wanted))
  const rows = known.map((each) => ({ path: each, words: folderWords(each), isNew: false }))
  const isKnown = folders.some((each) => each.toLowerCase() === wanted)
  return path === '' || isKnown
    ? rows
    : [...rows, { path, words: `Make the folder “${path}”`, isNew: true }]
}

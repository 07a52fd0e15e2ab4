export type Crumb = { name: string; path: string }

/** The folders on the way to `path`, from the root; for paths of any operating system. */
export function crumbsOf(path: string): Crumb[] {
  const separator = path.includes('\\') ? '\\' : '/'
  const root = separator === '/' ? '/' : ''
  const parts = path.split(separator).filter(Boolean)
  const crumbs = parts.map((name, place) => {
    const joined = root + parts.slice(0, place + 1).join(separator)
    return { name, path: place === 0 && !root ? joined + separator : joined }
  })
  return root ? [{ name: 'Computer', path: root }, ...crumbs] : crumbs
}

/** The last name in `path`: what a folder is called. */
export function folderName(path: string): string {
  return path.split(/[\\/]/).filter(Boolean).at(-1) ?? path
}

/** The folder that `path` lies in; the root's is the root. */
export function parentOf(path: string): string {
  return crumbsOf(path).at(-2)?.path ?? path
}

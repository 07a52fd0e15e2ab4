import type { GalleryFolder } from '@/api/gallery'

export type TreeFolder = {
  path: string
  name: string
  /** Files within it and below. */
  count: number
  within: readonly TreeFolder[]
}

/** Digits count as figures: 2A before 10A. */
const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** The folders as a tree, each with those within it by name. */
export function treeOf(folders: readonly GalleryFolder[]): TreeFolder[] {
  const children = new Map<string, GalleryFolder[]>()
  for (const folder of folders) {
    // The project's own folder is its own root, not a folder within it.
    if (folder.path === '') continue
    const siblings = children.get(folder.parent)
    if (siblings) siblings.push(folder)
    else children.set(folder.parent, [folder])
  }
  const build = (parent: string): TreeFolder[] =>
    (children.get(parent) ?? [])
      .map(({ path, name, files_below: count }) => ({ path, name, count, within: build(path) }))
      .sort((a, b) => byName.compare(a.name, b.name))
  return build('')
}

/** Every folder above this one: what has to be open for it to be seen. */
export function above(path: string | null): string[] {
  const names = path ? path.split('/').slice(0, -1) : []
  return names.map((_, place) => names.slice(0, place + 1).join('/'))
}

import type { GalleryFile } from '@/api/gallery'
import type { RenameLine, RenameRule } from '@/api/gallery-changes'

/** Every part of a rule with what it is unless said. */
export type WholeRule = Required<RenameRule>

export const plainRule: WholeRule = {
  pattern: '{name}',
  find: '',
  replace: '',
  is_regex: false,
  case: 'keep',
  start: 1,
  step: 1,
  width: 1,
}

/** What a folder's files are called by their dates. */
export const byDateRule: WholeRule = { ...plainRule, pattern: '{date}_{time}_{index:03d}' }

export type RenameOrder = 'shown' | 'name' | 'date'

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** The files in the order in which they are counted; by date the oldest is first. */
export function inRenameOrder(
  files: readonly GalleryFile[],
  order: RenameOrder,
): readonly GalleryFile[] {
  switch (order) {
    case 'shown':
      return files
    case 'name':
      return [...files].sort((one, other) => collator.compare(one.path, other.path))
    case 'date':
      return [...files].sort(
        (one, other) => Date.parse(one.modified_at) - Date.parse(other.modified_at),
      )
    default:
      return order satisfies never
  }
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)

export const isChange = ({ path, name }: RenameLine): boolean => nameOf(path) !== name

export type Outcome = { changes: number; conflicts: number }

export const outcomeOf = (lines: readonly RenameLine[]): Outcome => ({
  changes: lines.filter(isChange).length,
  conflicts: lines.filter(({ conflict }) => conflict !== null).length,
})

/** Lines that cannot be stand first: there may be one in ten thousand. */
export function conflictsFirst(lines: readonly RenameLine[]): readonly RenameLine[] {
  const bad = lines.filter(({ conflict }) => conflict !== null)
  return bad.length === 0 ? lines : [...bad, ...lines.filter(({ conflict }) => conflict === null)]
}

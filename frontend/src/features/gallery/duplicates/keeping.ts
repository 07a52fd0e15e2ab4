import type { GalleryFile } from '@/api/gallery'
import type { DuplicateGroup } from '@/api/gallery-changes'

/** What a person decided against the rule, by the ids of a group's files. */
export type Decisions = ReadonlyMap<string, ReadonlySet<number>>

export const groupKey = ({ files }: DuplicateGroup): string =>
  files
    .map(({ id }) => id)
    .toSorted((one, other) => one - other)
    .join(' ')

/** The ids of the files that stay: those that were decided on, else the one that the rule names. */
export function keptOf(group: DuplicateGroup, decisions: Decisions): ReadonlySet<number> {
  return decisions.get(groupKey(group)) ?? new Set([group.keep])
}

/** The decision with one file kept or let go; the last one that stays cannot go. */
export function decided(group: DuplicateGroup, decisions: Decisions, file: number): Decisions {
  const kept = new Set(keptOf(group, decisions))
  if (!kept.delete(file)) kept.add(file)
  if (kept.size === 0) return decisions
  return new Map(decisions).set(groupKey(group), kept)
}

/** The files that go. */
export const goingOf = (groups: readonly DuplicateGroup[], decisions: Decisions): GalleryFile[] =>
  groups.flatMap((group) => {
    const kept = keptOf(group, decisions)
    return group.files.filter(({ id }) => !kept.has(id))
  })

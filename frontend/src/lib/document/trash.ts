import type { ById, Trashed } from './model'

/** What can be brought back, the last deleted first. */
export const thrownOf = (trash: ById<Trashed>): Trashed[] =>
  Object.values(trash)
    .filter(({ kind }) => kind !== 'gone')
    .sort((a, b) => (a.deletedAt < b.deletedAt ? 1 : -1))

import { list, text } from './search-values'

const types = ['image', 'video', 'audio'] as const

/** What the address of the pool restores: what is looked for, how it is shown, what is open. */
export type PoolSearch = {
  q?: string
  type?: (typeof types)[number]
  tags?: string[]
  view?: 'list'
  item?: string
  /** What stands in the place of the items. */
  at?: 'deleted'
}

export function poolSearch(given: Record<string, unknown>): PoolSearch {
  const q = text(typeof given.q === 'number' ? String(given.q) : given.q)
  const type = types.find((each) => each === given.type)
  const tags = list(given.tags)
  const item = text(given.item)
  return {
    ...(q && { q }),
    ...(type && { type }),
    ...(tags.length > 0 && { tags }),
    ...(given.view === 'list' && { view: 'list' as const }),
    ...(item && { item }),
    ...(given.at === 'deleted' && { at: 'deleted' as const }),
  }
}

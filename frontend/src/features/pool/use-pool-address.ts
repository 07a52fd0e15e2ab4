import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { PoolFilter, PoolItem } from '@/api/pool'

const route = getRouteApi('/p/$project/library/pool')

export type PoolType = PoolItem['type']

type Place = {
  q?: string
  type?: PoolType
  tags?: string[]
  view?: 'list'
  item?: string
  at?: 'deleted'
}

export type PoolChange = {
  q?: string
  type?: PoolType | null
  tags?: readonly string[]
  view?: 'grid' | 'list'
  item?: string | null
  at?: 'deleted' | null
}

/** What is usual says nothing in an address. */
function changed(before: Place, change: PoolChange): Place {
  const q = change.q ?? before.q
  const type = change.type === undefined ? before.type : change.type
  const tags = change.tags ?? before.tags ?? []
  const view = change.view ?? before.view
  const item = change.item === undefined ? before.item : change.item
  const at = change.at === undefined ? before.at : change.at
  return {
    ...(q && { q }),
    ...(type && { type }),
    ...(tags.length > 0 && { tags: [...tags] }),
    ...(view === 'list' && { view }),
    ...(item && { item }),
    ...(at && { at }),
  }
}

/** What the address says of the pool, and how it is changed. */
export function usePoolAddress() {
  const place: Place = route.useSearch()
  const navigate = route.useNavigate()
  const change = useCallback(
    (next: PoolChange) =>
      void navigate({
        search: (before: Place) => changed(before, next),
        // Another place is a step in the browser's history.
        replace: next.at === undefined,
      }),
    [navigate],
  )
  const filter = useMemo(
    (): PoolFilter => ({
      q: place.q ?? '',
      type: place.type ?? null,
      tags: place.tags ?? [],
    }),
    [place.q, place.type, place.tags],
  )
  return { place, filter, change }
}

export const isNarrowed = ({ q, type, tags }: PoolFilter): boolean =>
  q !== '' || type !== null || tags.length > 0

export const showAll: PoolChange = { q: '', type: null, tags: [] }

/** The tags with one taken in or out. */
export const toggledTag = (tags: readonly string[], tag: string): string[] =>
  tags.includes(tag) ? tags.filter((each) => each !== tag) : [...tags, tag]

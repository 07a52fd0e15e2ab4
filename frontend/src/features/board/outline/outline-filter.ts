import { create } from 'zustand'
import type { Shot, Take } from '@/lib/document/model'

export const filters = ['all', 'stale', 'bare', 'failed', 'rated'] as const

/** Which shots the outline shows. */
export type OutlineFilter = (typeof filters)[number]

export const filterLabels: Record<OutlineFilter, string> = {
  all: 'All shots',
  stale: 'Stale takes',
  bare: 'No take yet',
  failed: 'Failed',
  rated: '4 stars and more',
}

export const useOutlineFilter = create<{ filter: OutlineFilter }>(() => ({ filter: 'all' }))

export const filterOutline = (filter: OutlineFilter) => useOutlineFilter.setState({ filter })

const GOOD = 4

type Facts = {
  stale: ReadonlySet<string>
  failed: ReadonlySet<string>
  takes: Readonly<Record<string, readonly Take[]>>
}

export function isShown(shot: Shot, filter: OutlineFilter, { stale, failed, takes }: Facts) {
  switch (filter) {
    case 'all':
      return true
    case 'stale':
      return stale.has(shot.id)
    case 'bare':
      return (takes[shot.id]?.length ?? 0) === 0
    case 'failed':
      return failed.has(shot.id)
    case 'rated':
      return shot.rating >= GOOD
    default:
      return filter satisfies never
  }
}

import { useEffect, useRef } from 'react'
import type { FileQuery } from '@/api/gallery'
import type { FileOrder } from '@/api/gallery-order'
import { lookAt, selectFew, selectNothing, useGalleryUi } from './gallery-ui'

/** Those of `ids` that stand in the order; one pass, however many files there are. */
export function stillThere(ids: ReadonlySet<number>, order: FileOrder): number[] {
  if (ids.size === 0) return []
  const there: number[] = []
  for (let place = 0; place < order.ids.length && there.length < ids.size; place += 1) {
    const id = order.ids[place]
    if (id !== undefined && ids.has(id)) there.push(id)
  }
  return there
}

const isSame = (a: FileQuery, b: FileQuery) =>
  a.q === b.q && a.folder === b.folder && a.deep === b.deep

type Shown = {
  order: FileOrder
  /** Whether this is what is asked for, not what was before. */
  isNow: boolean
  query: FileQuery
}

/**
 * What is selected can be seen: what a search no longer finds is let go, and where the file that
 * was looked at is gone, the one that came into its place is looked at.
 */
export function useKeepSelection({ order, isNow, query }: Shown): void {
  const before = useRef<FileOrder>(order)
  useEffect(() => {
    if (!isNow) return
    const last = before.current
    before.current = order
    const { selection, current } = useGalleryUi.getState()
    const next = current === null ? null : keptOrNext(current, last, order)
    if (selection.kind === 'all') {
      if (!isSame(selection.query, query)) selectNothing()
    } else {
      const there = stillThere(selection.ids, order)
      if (there.length < selection.ids.size) selectFew(there, next)
    }
    if (next !== current) lookAt(next)
  }, [order, isNow, query])
}

function keptOrNext(current: number, before: FileOrder, now: FileOrder): number | null {
  if (now.ids.includes(current)) return current
  const place = before.ids.indexOf(current)
  return place < 0 ? null : (now.ids[Math.min(place, now.ids.length - 1)] ?? null)
}

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
  /** What is asked for: of another question the file that is looked at may be no answer. */
  subject: string
  /** Whether this is what is asked for, not what was before. */
  isNow: boolean
  query: FileQuery
}

/**
 * What is selected can be seen: what a search no longer finds is let go. Where the file that was
 * looked at is gone, the one that came into its place is looked at; another search leaves it be.
 */
export function useKeepSelection({ order, subject, isNow, query }: Shown): void {
  const before = useRef({ order, subject })
  useEffect(() => {
    if (!isNow) return
    const last = before.current
    before.current = { order, subject }
    const { selection, current } = useGalleryUi.getState()
    const isAnother = last.subject !== subject
    const next = current === null || isAnother ? current : keptOrNext(current, last.order, order)
    if (selection.kind === 'all') {
      if (!isSame(selection.query, query)) selectNothing()
    } else {
      const there = stillThere(selection.ids, order)
      if (there.length < selection.ids.size) selectFew(there, next)
    }
    if (next !== current) lookAt(next)
  }, [order, subject, isNow, query])
}

function keptOrNext(current: number, before: FileOrder, now: FileOrder): number | null {
  if (now.ids.includes(current)) return current
  const place = before.ids.indexOf(current)
  return place < 0 ? null : (now.ids[Math.min(place, now.ids.length - 1)] ?? null)
}

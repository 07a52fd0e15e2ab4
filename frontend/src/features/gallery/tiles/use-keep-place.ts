import { useLayoutEffect, useRef } from 'react'
import type { FileOrder } from '@/api/gallery-order'
import type { Layout } from '../layout/layout'
import type { Scrolling } from './use-scrolling'

type Anchor = { id: number; offset: number }
type Shown = { order: FileOrder; layout: Layout }

/** The tile at the top of the view, and px from there to its own top. */
function anchorOf({ order, layout }: Shown, place: number): Anchor | null {
  const [first, last] = layout.within(place, place + 1)
  for (let index = first; index < last; index += 1) {
    const { y, h } = layout.box(index)
    const id = order.ids[index]
    if (y + h > place && id !== undefined) return { id, offset: y - place }
  }
  return null
}

/**
 * What a person looks at stays where it is while files come and go, tiles grow and docks are
 * dragged. At the very top, what is new comes into view. `subject` changes with what is asked
 * for: that begins at the top.
 */
export function useKeepPlace(shown: Shown | null, subject: string, scrolling: Scrolling): void {
  const before = useRef<{ shown: Shown; subject: string } | null>(null)
  const { scrollTo, placeNow } = scrolling
  useLayoutEffect(() => {
    const last = before.current
    if (shown) before.current = { shown, subject }
    if (!last || !shown || last.shown.layout === shown.layout) return
    if (last.subject !== subject) return scrollTo(0)
    const place = placeNow()
    const anchor = place > 0 ? anchorOf(last.shown, place) : null
    const index = anchor ? shown.order.ids.indexOf(anchor.id) : -1
    if (anchor && index >= 0) scrollTo(shown.layout.box(index).y - anchor.offset)
    else scrollTo(place)
  }, [shown, subject, scrollTo, placeNow])
}

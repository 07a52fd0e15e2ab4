import type { Layout } from '../layout/layout'

/** Most tiles that stand on the page at once. */
export const MOST_TILES = 280
/** Px drawn beyond either end, so that a turn of the wheel shows no gap. */
const BEYOND = 500

type View = { top: number; height: number }

/** The tiles worth drawing: those in view, and of those beyond as many as there is room for. */
export function tilesInView(layout: Layout, { top, height }: View): readonly [number, number] {
  const [from, to] = layout.within(top - BEYOND, top + height + BEYOND)
  if (to - from <= MOST_TILES) return [from, to]
  const [first, last] = layout.within(top, top + height)
  const room = Math.max(0, MOST_TILES - (last - first))
  const before = Math.min(first - from, room >> 1)
  return [first - before, Math.min(to, first - before + Math.max(MOST_TILES, last - first))]
}

/** Where the gallery has to be so that the tile shows whole, below `head` px; null while it does. */
export function placeToShow(
  layout: Layout,
  index: number,
  { top, height, margin, head }: View & { margin: number; head: number },
): number | null {
  const { y, h } = layout.box(index)
  if (y < top + head) return Math.max(0, y - margin - head)
  if (y + h > top + height) return y + h + margin - height
  return null
}

import type { Arrow, ArrowEnd, ById } from '@/lib/document/model'
import type { Box } from '../layout'

type Point = { x: number; y: number }

/** Board px between an arrow's tip and what it points to. */
const GAP = 6

export const middleOf = ({ x, y, w, h }: Box): Point => ({ x: x + w / 2, y: y + h / 2 })

/** The panel or note that an end holds on to. */
export const holdOf = (end: ArrowEnd): string | null =>
  'panel' in end ? end.panel : 'note' in end ? end.note : null

/** The box of an end; a free end is a box without size. Null where its panel or note is gone. */
function boxOf(end: ArrowEnd, places: ById<Box>): Box | null {
  if ('x' in end) return { x: end.x, y: end.y, w: 0, h: 0 }
  return places[holdOf(end) ?? ''] ?? null
}

/** Where the line from the middle of `box` towards `to` leaves it, and a little beyond. */
function edgeTowards(box: Box, to: Point): Point {
  const from = middleOf(box)
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = Math.hypot(dx, dy)
  if (length === 0 || (box.w === 0 && box.h === 0)) return from
  const share = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : box.w / 2 / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : box.h / 2 / Math.abs(dy),
  )
  const reach = Math.min(1, share + GAP / length)
  return { x: from.x + dx * reach, y: from.y + dy * reach }
}

export type ArrowLine = { from: Point; to: Point; middle: Point; degrees: number }

/** A straight line between the edges of what an arrow joins; null where one of them is gone. */
export function arrowLine(arrow: Pick<Arrow, 'from' | 'to'>, places: ById<Box>): ArrowLine | null {
  const start = boxOf(arrow.from, places)
  const end = boxOf(arrow.to, places)
  if (!start || !end) return null
  const from = edgeTowards(start, middleOf(end))
  const to = edgeTowards(end, middleOf(start))
  return {
    from,
    to,
    middle: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 },
    degrees: (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI,
  }
}

import { type Box, GAP, meets } from '../layout'

type Point = { x: number; y: number }
type Size = { w: number; h: number }

/** Steps, in board px, in which a place is looked for. */
const STEP = 24
const FURTHEST = 200

/** The first place below `from` where something of this size covers nothing of `taken`. */
export function freePlace(from: Point, size: Size, taken: readonly Box[]): Point {
  const isFree = (y: number) => {
    const wanted = { x: from.x, y: y - GAP, w: size.w, h: size.h + 2 * GAP }
    return !taken.some((box) => meets(box, wanted))
  }
  for (let step = 0; step < FURTHEST; step += 1) {
    if (isFree(from.y + step * STEP)) return { x: from.x, y: from.y + step * STEP }
  }
  return { x: from.x, y: Math.max(...taken.map(({ y, h }) => y + h)) + GAP }
}

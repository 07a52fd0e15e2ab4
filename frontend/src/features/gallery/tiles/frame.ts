import type { Box, Layout } from '../layout/layout'

export type Point = { x: number; y: number }

export const frameOf = (a: Point, b: Point): Box => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  w: Math.abs(a.x - b.x),
  h: Math.abs(a.y - b.y),
})

const meet = (a: Box, b: Box) =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

/** The tiles that a frame touches, in their order. */
export function tilesInFrame(layout: Layout, frame: Box): number[] {
  const [from, to] = layout.within(frame.y, frame.y + frame.h)
  const touched: number[] = []
  for (let index = from; index < to; index += 1) {
    if (meet(frame, layout.box(index))) touched.push(index)
  }
  return touched
}

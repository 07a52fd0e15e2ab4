import type { ById } from '@/lib/document/model'
import type { Box } from '../layout'

export type Corner = 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right'

type Point = { x: number; y: number }

/** Board px. */
const LEAST_WIDTH = 96
const MOST_WIDTH = 1920

const isLeft = (corner: Corner) => corner === 'top-left' || corner === 'bottom-left'
const isTop = (corner: Corner) => corner === 'top-left' || corner === 'top-right'

export const pointAt = (box: Box, corner: Corner): Point => ({
  x: isLeft(corner) ? box.x : box.x + box.w,
  y: isTop(corner) ? box.y : box.y + box.h,
})

const opposites: Record<Corner, Corner> = {
  'top-left': 'bottom-right',
  'top-right': 'bottom-left',
  'bottom-left': 'top-right',
  'bottom-right': 'top-left',
}

export const oppositeOf = (corner: Corner): Corner => opposites[corner]

/** How many times as large `box` becomes when its `corner` is drawn to `pointer`. */
export function factorAt(box: Box, corner: Corner, pointer: Point): number {
  const anchor = pointAt(box, oppositeOf(corner))
  const from = pointAt(box, corner)
  const diagonal = { x: from.x - anchor.x, y: from.y - anchor.y }
  const square = diagonal.x ** 2 + diagonal.y ** 2
  if (square === 0) return 1
  return ((pointer.x - anchor.x) * diagonal.x + (pointer.y - anchor.y) * diagonal.y) / square
}

/** The factor nearest to `factor` at which every box stays between the least and the most width. */
export function allowedFactor(boxes: readonly Box[], factor: number): number {
  const widths = boxes.map(({ w }) => w)
  const least = LEAST_WIDTH / Math.min(...widths)
  const most = MOST_WIDTH / Math.max(...widths)
  return Math.min(Math.max(factor, Math.min(1, least)), Math.max(1, most))
}

type Scale = {
  anchor: Point
  factor: number
  /** Height of a box of this width; the shape of most is fixed by their picture. */
  heightAt: (id: string, width: number, scaled: number) => number
}

/** Everything larger or smaller together, as seen from `anchor`. */
export function scaled<T extends Box>(
  boxes: ById<T>,
  { anchor, factor, heightAt }: Scale,
): Record<string, T> {
  return Object.fromEntries(
    Object.entries(boxes).map(([id, box]) => {
      const w = Math.round(box.w * factor)
      const place = {
        x: Math.round(anchor.x + (box.x - anchor.x) * factor),
        y: Math.round(anchor.y + (box.y - anchor.y) * factor),
        w,
        h: heightAt(id, w, Math.round(box.h * factor)),
      }
      return [id, { ...box, ...place }]
    }),
  )
}

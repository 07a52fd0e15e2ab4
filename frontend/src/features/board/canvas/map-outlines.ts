import type { Box } from './layout'

/** Share of the map left free around the board. */
const AIR = 0.08
/** Board px that one px of the map stands for at least; a single panel stays small on it. */
const LEAST_SCALE = 6

/** Boxes as one path. */
export function outlines(boxes: readonly Box[]): string {
  return boxes.map(({ x, y, w, h }) => `M${x} ${y}h${w}v${h}h${-w}z`).join('')
}

/** The foot of a box, `share` of its width: its length says as much as its colour. */
export function foot({ x, y, w, h }: Box, share: number): Box {
  return { x, y: y + h * 0.75, w: w * share, h: h * 0.25 }
}

/** The part of the board that a map of `size` shows: all of it, in the map's own shape. */
export function mapFrame(bounds: Box | null, size: { width: number; height: number }): Box {
  const { x, y, w, h } = bounds ?? { x: 0, y: 0, w: 0, h: 0 }
  const scale = Math.max(LEAST_SCALE, w / size.width, h / size.height) * (1 + 2 * AIR)
  const width = size.width * scale
  const height = size.height * scale
  return { x: x + (w - width) / 2, y: y + (h - height) / 2, w: width, h: height }
}

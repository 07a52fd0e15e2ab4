import type { Box } from '../layout'

/** A line that is shown while something lies on it, in board px. */
export type SnapLine = { axis: 'x' | 'y'; at: number; from: number; to: number }

export type Snap = { dx: number; dy: number; lines: readonly SnapLine[] }

/** How near a line draws, in board px at the present zoom. */
type Reach = { reach: number }

type Span = { start: number; length: number }

const spans = {
  x: ({ x, w }: Box): Span => ({ start: x, length: w }),
  y: ({ y, h }: Box): Span => ({ start: y, length: h }),
}

const stops = ({ start, length }: Span) => [start, start + length / 2, start + length]

type Pull = { by: number; at: number }

/** The smallest shift that lays an edge or the middle of `moving` on one of `others`. */
function pull(moving: Span, others: readonly Span[], reach: number): Pull | null {
  let best: Pull | null = null
  const own = stops(moving)
  for (const other of others) {
    for (const at of stops(other)) {
      for (const stop of own) {
        const by = at - stop
        if (Math.abs(by) <= Math.min(reach, best ? Math.abs(best.by) - 1e-6 : reach)) {
          best = { by, at }
        }
      }
    }
  }
  return best
}

/** The line through everything that lies on it, `moving` included. */
function lineOf(axis: 'x' | 'y', at: number, boxes: readonly Box[]): SnapLine {
  const across = axis === 'x' ? spans.y : spans.x
  const on = boxes.filter((box) => stops(spans[axis](box)).some((stop) => Math.abs(stop - at) < 1))
  const ends = on.map(across).flatMap(({ start, length }) => [start, start + length])
  return { axis, at, from: Math.min(...ends), to: Math.max(...ends) }
}

/** Draws `moving` to the edges and middles of `others`. */
export function snapToBoxes(moving: Box, others: readonly Box[], { reach }: Reach): Snap {
  const x = pull(spans.x(moving), others.map(spans.x), reach)
  const y = pull(spans.y(moving), others.map(spans.y), reach)
  const dx = x?.by ?? 0
  const dy = y?.by ?? 0
  const all = [...others, { ...moving, x: moving.x + dx, y: moving.y + dy }]
  return {
    dx,
    dy,
    lines: [...(x ? [lineOf('x', x.at, all)] : []), ...(y ? [lineOf('y', y.at, all)] : [])],
  }
}

/** Draws the corner of `moving` to the nearest point of a grid with cells of `size` board px. */
export function snapToGrid({ x, y }: Box, size: number): Snap {
  const shift = (at: number) => Math.round(at / size) * size - at
  return { dx: shift(x), dy: shift(y), lines: [] }
}

/** Lines come first; where none draws, the grid does. */
export function bothSnaps(lines: Snap, grid: Snap): Snap {
  const isHeld = (axis: 'x' | 'y') => lines.lines.some((line) => line.axis === axis)
  return {
    dx: isHeld('x') ? lines.dx : grid.dx,
    dy: isHeld('y') ? lines.dy : grid.dy,
    lines: lines.lines,
  }
}

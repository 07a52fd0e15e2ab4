import type { Placement } from '@/lib/document/model'
import {
  around,
  BELOW,
  type Box,
  cell,
  GAP,
  ground,
  type Layout,
  meets,
  PANEL_WIDTH,
} from '../layout'

/** Board px. */
export type Point = { x: number; y: number }

const COLUMNS = 4
/** Cells each way of the pointer's that are looked at. */
const REACH = 3
const WIDE = PANEL_WIDTH + GAP

const distance = ({ x, y, w, h }: Box, point: Point): number =>
  Math.hypot(Math.max(x - point.x, 0, point.x - x - w), Math.max(y - point.y, 0, point.y - y - h))

/** The scene on whose ground the point lies, or the nearest one. */
export function sceneAt({ scenes }: Layout, point: Point): string | null {
  const [nearest] = scenes.toSorted((a, b) => distance(a, point) - distance(b, point))
  return nearest?.id ?? null
}

const toMiddle = ({ x, y, w, h }: Box, point: Point): number =>
  Math.hypot(x + w / 2 - point.x, y + h / 2 - point.y)

type Grid = { corner: Point; picture: number }
type Place = { column: number; row: number }

/** A cell of a scene's grid, which may have more columns than a tidy one. */
function cellAt({ corner, picture }: Grid, { column, row }: Place): Placement {
  const first = cell(corner, 0, picture)
  return { ...first, x: corner.x + column * WIDE, y: corner.y + row * (picture + BELOW) }
}

function placesNear({ corner, picture }: Grid, point: Point): Place[] {
  const middle = {
    column: Math.max(0, Math.floor((point.x - corner.x) / WIDE)),
    row: Math.max(0, Math.floor((point.y - corner.y) / (picture + BELOW))),
  }
  const near = (from: number) =>
    Array.from({ length: 2 * REACH + 1 }, (_, step) => from + step - REACH).filter((at) => at >= 0)
  return near(middle.row).flatMap((row) => near(middle.column).map((column) => ({ column, row })))
}

type Neighbours = { own: readonly Box[]; others: readonly Box[]; picture: number }

/** The free cell nearest to `point`; one for which other scenes must make room counts as farther. */
function firstPlace(grid: Grid, point: Point, { own, others }: Neighbours): Place | null {
  const grounds = others.map(ground)
  const far = (box: Box) => {
    const grown = ground(around([...own, box]) ?? box)
    return toMiddle(box, point) + (grounds.some((other) => meets(other, grown)) ? WIDE : 0)
  }
  const free = placesNear(grid, point).flatMap((place) => {
    const box = cellAt(grid, place)
    return own.some((panel) => meets(panel, box)) ? [] : [{ place, far: far(box) }]
  })
  return free.toSorted((a, b) => a.far - b.far)[0]?.place ?? null
}

/**
 * The cells for shots that are dropped at `point`, one after the other as one reads: the free cell
 * of the scene's grid that lies nearest to it, then those behind it. Undefined where nothing near is free.
 */
export function dropCells(point: Point, neighbours: Neighbours): () => Placement | undefined {
  const { own, picture } = neighbours
  const corner = around(own)
  const grid = { corner: corner ?? point, picture }
  const first = corner && firstPlace(grid, point, neighbours)
  const start = first && first.column >= COLUMNS ? first.column : 0
  let next = first
  const advance = ({ column, row }: Place): Place =>
    column + 1 < start + COLUMNS ? { column: column + 1, row } : { column: start, row: row + 1 }
  return () => {
    while (next) {
      const box = cellAt(grid, next)
      next = advance(next)
      if (!own.some((panel) => meets(panel, box))) return box
    }
    return undefined
  }
}

import type { ById, Placement } from '@/lib/document/model'
import { bothSnaps, type Snap, snapToBoxes, snapToGrid } from './arrange/snapping'
import { around, type Box } from './layout'

type Point = { x: number; y: number }

/** Board px between two dots of the grid. */
export const GRID = 12
/** Screen px within which a line draws. */
const REACH = 8

const free: Snap = { dx: 0, dy: 0, lines: [] }

type Board = {
  places: ById<Placement>
  /** What moves along with something, itself left out. */
  partners: (id: string) => readonly string[]
}

/** Everything that moves when the canvas says that `moved` are dragged there. */
export function movingAlong(moved: ById<Point>, { places, partners }: Board): Record<string, Box> {
  const boxes: Record<string, Box> = {}
  for (const [id, to] of Object.entries(moved)) {
    const from = places[id]
    if (!from) continue
    boxes[id] = { ...from, ...to }
    for (const partner of partners(id)) {
      const own = places[partner]
      if (!own || moved[partner]) continue
      boxes[partner] = { ...own, x: own.x + to.x - from.x, y: own.y + to.y - from.y }
    }
  }
  return boxes
}

type Manner = { lines: boolean; grid: boolean; zoom: number }

/** Where dragged boxes come to lie, and the lines that say why there. */
export function settled(
  boxes: ById<Box>,
  places: ById<Box>,
  { lines, grid, zoom }: Manner,
): { boxes: Record<string, Box>; lines: Snap['lines'] } {
  const moving = around(Object.values(boxes))
  if (!moving) return { boxes: {}, lines: [] }
  const others = Object.entries(places).flatMap(([id, place]) => (boxes[id] ? [] : [place]))
  const byLines = lines ? snapToBoxes(moving, others, { reach: REACH / zoom }) : free
  const { dx, dy, lines: shown } = bothSnaps(byLines, grid ? snapToGrid(moving, GRID) : free)
  const shifted = Object.entries(boxes).map(([id, box]) => [
    id,
    { ...box, x: Math.round(box.x + dx), y: Math.round(box.y + dy) },
  ])
  return { boxes: Object.fromEntries(shifted), lines: shown }
}

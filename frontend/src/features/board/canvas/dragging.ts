import type { ById, Placement } from '@/lib/document/model'
import type { SceneInOrder } from '@/lib/document/order'
import { bothSnaps, type Snap, snapToBoxes, snapToGrid } from './arrange/snapping'
import { around, type Box, ground, type Layout } from './layout'

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

const holds = ({ x, y, w, h }: Box, point: Point) =>
  point.x >= x && point.x < x + w && point.y >= y && point.y < y + h

type Drop = { layout: Layout; moved: ReadonlySet<string> }

/** A scene's ground without what was dragged; none where that is all the scene has. */
function staying({ scene, shots }: SceneInOrder, { layout, moved }: Drop): Box | undefined {
  if (shots.length === 0) return layout.scenes.find(({ id }) => id === scene.id)
  const inner = around(shots.flatMap(({ id }) => (moved.has(id) ? [] : (layout.panels[id] ?? []))))
  return inner ? ground(inner) : undefined
}

/** The scene on whose ground panels of other scenes were let go; null on free ground and on their own. */
export function sceneDroppedOn(
  point: Point,
  scenes: readonly SceneInOrder[],
  drop: Drop,
): string | null {
  const under = scenes.filter((scene) => {
    const box = staying(scene, drop)
    return box !== undefined && holds(box, point)
  })
  const isOwn = ({ shots }: SceneInOrder) => shots.some(({ id }) => drop.moved.has(id))
  return under.some(isOwn) ? null : (under[0]?.scene.id ?? null)
}

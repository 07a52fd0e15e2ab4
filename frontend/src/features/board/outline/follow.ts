/** Where panels go when the outline changes the order of things, so that the canvas agrees. */
import type { ById, Placement } from '@/lib/document/model'
import type { Layout, SceneBox } from '../canvas/layout'

/** Panels whose tops differ by less lie in one row. Board px. */
const ROW = 60

const asOneReads = (a: Placement, b: Placement) =>
  Math.abs(a.y - b.y) < ROW ? a.x - b.x : a.y - b.y

/** Whether the panels lie as one reads them in this order. */
const isInOrder = (places: readonly Placement[]) =>
  places.every((place, index) => {
    const before = places[index - 1]
    return !before || asOneReads(before, place) <= 0
  })

/**
 * The panels of a scene change places among themselves. A scene that was laid out in another way
 * than it reads stays as somebody put it.
 */
export function placesInNewOrder(
  before: readonly string[],
  after: readonly string[],
  panels: ById<Placement>,
): Record<string, Placement> {
  const places = before.flatMap((id) => panels[id] ?? [])
  if (places.length !== before.length || !isInOrder(places)) return {}
  const changed = after.flatMap((id, index) => {
    const [from, to] = [panels[id], places[index]]
    if (!from || !to || before[index] === id) return []
    return [[id, { ...from, x: to.x, y: to.y }] as const]
  })
  return Object.fromEntries(changed)
}

/** Whether the scenes lie one below the other in this order, and none beside another. */
const isStack = (boxes: readonly SceneBox[]) =>
  boxes.every((box, index) => {
    const before = boxes[index - 1]
    return !before || before.y + before.h <= box.y
  })

type Scenes = { before: readonly string[]; after: readonly string[] }

/** Scenes that lay below one another in their order do so again, with the same gaps. */
export function placesInNewStack(
  { before, after }: Scenes,
  layout: Layout,
  sceneOf: (shotId: string) => string | undefined,
): Record<string, Placement> {
  const box = (id: string) => layout.scenes.find((each) => each.id === id)
  const boxes = before.flatMap((id) => box(id) ?? [])
  const [first] = boxes
  if (!first || boxes.length !== before.length || !isStack(boxes)) return {}
  const gaps = boxes.slice(1).map((each, index) => {
    const above = boxes[index]
    return above ? each.y - above.y - above.h : 0
  })
  const down: Record<string, number> = {}
  let top = first.y
  after.forEach((id, index) => {
    const own = box(id)
    if (!own) return
    down[id] = top - own.y
    top += own.h + (gaps[index] ?? 0)
  })
  const moved = Object.entries(layout.panels).flatMap(([id, place]) => {
    const by = down[sceneOf(id) ?? ''] ?? 0
    return by === 0 ? [] : [[id, { ...place, y: place.y + by }] as const]
  })
  return Object.fromEntries(moved)
}

import type { Box, Place } from './graph-model'

/** Px of a box as `graph.css` draws it. */
export const BOX_WIDTH = 220
export const HEAD = 28
export const LINE = 20
const FOOT = 8
const GAP_ACROSS = 56
const GAP_DOWN = 24

type Sized = Pick<Box, 'id' | 'sockets' | 'outputs' | 'widgets' | 'place'>

export const heightOf = ({ sockets, outputs, widgets }: Sized): number =>
  HEAD + Math.max(sockets.length, outputs.length) * LINE + widgets.length * LINE + FOOT

/** How many steps each box stands behind the last of those that feed it; a circle ends where it was met. */
function depthsFrom(boxes: readonly Sized[]): Map<string, number> {
  const byId = new Map(boxes.map((box) => [box.id, box]))
  const depths = new Map<string, number>()
  const underWay = new Set<string>()
  const depthOf = (id: string): number => {
    const known = depths.get(id)
    if (known !== undefined) return known
    if (underWay.has(id)) return 0
    underWay.add(id)
    const feeders = (byId.get(id)?.sockets ?? []).filter(({ from }) => byId.has(from))
    const depth = Math.max(-1, ...feeders.map(({ from }) => depthOf(from))) + 1
    underWay.delete(id)
    depths.set(id, depth)
    return depth
  }
  for (const { id } of boxes) depthOf(id)
  return depths
}

/** Boxes that nothing feeds move up to the first that they feed: a loader stands beside its use. */
function besideTheirUse(boxes: readonly Sized[], depths: Map<string, number>) {
  const first = new Map<string, number>()
  for (const { id, sockets } of boxes) {
    for (const { from } of sockets) {
      const depth = depths.get(id) ?? 0
      first.set(from, Math.min(first.get(from) ?? depth, depth))
    }
  }
  return new Map(
    boxes.map(({ id, sockets }) => {
      const depth = depths.get(id) ?? 0
      const use = first.get(id)
      return [id, sockets.length === 0 && use !== undefined ? Math.max(0, use - 1) : depth]
    }),
  )
}

function columnsOf(boxes: readonly Sized[]): Sized[][] {
  const depths = besideTheirUse(boxes, depthsFrom(boxes))
  const columns: Sized[][] = []
  for (const box of boxes) {
    const depth = depths.get(box.id) ?? 0
    columns[depth] ??= []
    columns[depth]?.push(box)
  }
  return columns.map((column) => column ?? [])
}

/** Each column in the order of what feeds it, so that fewer links cross. */
function untangled(columns: readonly Sized[][]): Sized[][] {
  const rank = new Map<string, number>()
  return columns.map((column) => {
    const middle = ({ sockets }: Sized, place: number) => {
      const ranks = sockets.flatMap(({ from }) => rank.get(from) ?? [])
      return ranks.length === 0 ? place : ranks.reduce((sum, each) => sum + each, 0) / ranks.length
    }
    const ordered = column
      .map((box, place) => ({ box, middle: middle(box, place) }))
      .sort((a, b) => a.middle - b.middle)
      .map(({ box }) => box)
    for (const [place, { id }] of ordered.entries()) rank.set(id, place)
    return ordered
  })
}

function layered(boxes: readonly Sized[]): Map<string, Place> {
  const places = new Map<string, Place>()
  untangled(columnsOf(boxes)).forEach((column, depth) => {
    let y = 0
    for (const box of column) {
      const h = heightOf(box)
      places.set(box.id, { x: depth * (BOX_WIDTH + GAP_ACROSS), y, w: BOX_WIDTH, h })
      y += h + GAP_DOWN
    }
  })
  return places
}

/** Where every box stands: as on ComfyUI's page where it is known of all, else in columns by what feeds what. */
export function placesOf(boxes: readonly Sized[]): ReadonlyMap<string, Place> {
  const known = boxes.flatMap(({ id, place }) => (place ? [[id, place] as const] : []))
  return known.length === boxes.length ? new Map(known) : layered(boxes)
}

/** What all `places` stand in. */
export function boundsOf(places: Iterable<Place>): Place {
  const all = [...places]
  const x = Math.min(...all.map((place) => place.x))
  const y = Math.min(...all.map((place) => place.y))
  const right = Math.max(...all.map((place) => place.x + place.w))
  const bottom = Math.max(...all.map((place) => place.y + place.h))
  return all.length === 0
    ? { x: 0, y: 0, w: 1, h: 1 }
    : { x, y, w: Math.max(1, right - x), h: Math.max(1, bottom - y) }
}

import type { ById, Placement } from '@/lib/document/model'
import type { SceneInOrder } from '@/lib/document/order'

/** Board px at zoom 1. */
export const PANEL_WIDTH = 240
/** Two lines of 24 below the picture. */
export const CAPTION = 48
const COLUMNS = 4
export const GAP = 12
/** Below a picture: captions keep their size on the screen, so at half zoom they need 96. */
export const BELOW = 96
export const SCENE_PAD = 12
export const SCENE_HEAD = 40
export const SCENE_GAP = 8
/** A scene with a whole row of panels. */
export const SCENE_WIDTH = COLUMNS * (PANEL_WIDTH + GAP) - GAP + 2 * SCENE_PAD

export type Box = { x: number; y: number; w: number; h: number }

export type SceneBox = Box & { id: string }

export type Layout = {
  panels: ById<Placement>
  scenes: readonly SceneBox[]
}

export function pictureHeight(frameWidth: number, frameHeight: number): number {
  const ratio = frameWidth > 0 && frameHeight > 0 ? frameHeight / frameWidth : 9 / 16
  return Math.round(PANEL_WIDTH * ratio)
}

export const cell = (
  origin: { x: number; y: number },
  index: number,
  picture: number,
): Placement => ({
  x: origin.x + (index % COLUMNS) * (PANEL_WIDTH + GAP),
  y: origin.y + Math.floor(index / COLUMNS) * (picture + BELOW),
  w: PANEL_WIDTH,
  h: picture + CAPTION,
  z: 0,
})

export const meets = (a: Box, b: Box) =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

/** The box that holds all of `boxes`; nothing holds nothing. */
export function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  // One pass without lists between: every move of a panel comes by here.
  for (const { x, y, w, h } of boxes) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x + w)
    bottom = Math.max(bottom, y + h)
  }
  return { x: left, y: top, w: right - left, h: bottom - top }
}

/** A scene's ground: room for its head above, and for captions as they are at half zoom. */
export function ground(inner: Box): Box {
  return {
    x: inner.x - SCENE_PAD,
    y: inner.y - SCENE_HEAD,
    w: inner.w + 2 * SCENE_PAD,
    h: inner.h + SCENE_HEAD + BELOW - CAPTION,
  }
}

/** The cells of a scene that starts at `corner`, all of them free. */
function cells(corner: { x: number; y: number }, picture: number): () => Placement {
  let index = -1
  return () => {
    index += 1
    return cell(corner, index, picture)
  }
}

/** The free cells of a scene one after the other, row by row from its own first corner. */
function freeCells(taken: readonly Box[], picture: number): () => Placement {
  const corner = around(taken) ?? { x: 0, y: 0 }
  let index = -1
  return () => {
    for (;;) {
      index += 1
      const place = cell(corner, index, picture)
      if (!taken.some((box) => meets(box, place))) return place
    }
  }
}

/**
 * Where everything lies: as the document says, and for whatever it does not place, a cell of its
 * scene. A scene without a shot keeps an empty cell below all others.
 */
export function layoutBoard(
  scenes: readonly SceneInOrder[],
  placements: ById<Placement>,
  picture: number,
): Layout {
  const panels: Record<string, Placement> = {}
  const boxes: SceneBox[] = []
  let below = 0
  const placedBottom = around(
    scenes.flatMap(({ shots }) => shots.flatMap(({ id }) => placements[id] ?? [])),
  )
  if (placedBottom) below = placedBottom.y + placedBottom.h + BELOW - CAPTION + SCENE_GAP
  for (const { scene, shots } of scenes) {
    const placed = shots.flatMap(({ id }) => placements[id] ?? [])
    const isNew = placed.length === 0
    const origin = { x: 0, y: below + (below === 0 ? 0 : SCENE_HEAD) }
    const first = cell(origin, 0, picture)
    const nextFree = isNew ? cells(origin, picture) : freeCells(placed, picture)
    for (const { id } of shots) panels[id] = placements[id] ?? nextFree()
    const lying = shots.flatMap(({ id }) => panels[id] ?? [])
    const inner = around(lying.length > 0 ? lying : [first])
    if (!inner) continue
    const box = ground(inner)
    boxes.push({ ...box, id: scene.id })
    if (isNew) below = box.y + box.h + SCENE_GAP
  }
  return { panels, scenes: boxes }
}

/** What the board only guesses the place of; written along with a move, so that nothing else stirs. */
export function unplaced(
  { panels }: Pick<Layout, 'panels'>,
  placements: ById<Placement>,
): Record<string, Placement> {
  return Object.fromEntries(Object.entries(panels).filter(([id]) => !placements[id]))
}

type WantedPlace = {
  sceneId: string
  shotIds: readonly string[]
  picture: number
  at?: Placement | undefined
  /** Those among the layout's panels that are sticky notes. */
  notes?: ById<unknown>
}

type NewPlace = { placement: Placement; moved: Record<string, Placement> }

function placeFor(own: readonly Box[], box: Box | undefined, { picture, at }: WantedPlace) {
  if (own.length > 0) return at ?? freeCells(own, picture)()
  const corner = box ? { x: box.x + SCENE_PAD, y: box.y + SCENE_HEAD } : { x: 0, y: 0 }
  return cell(corner, 0, picture)
}

/** What is not of the scene, with the ground it needs; a note that lies on the scene stays there. */
function strangers({ panels }: Layout, { shotIds, notes = {} }: WantedPlace, before: Box | null) {
  const own = new Set(shotIds)
  return Object.entries(panels).flatMap(([id, place]) => {
    if (own.has(id)) return []
    if (notes[id] === undefined) return { id, place, needs: ground(place) }
    return before && meets(place, ground(before)) ? [] : { id, place, needs: place }
  })
}

/**
 * A place for one more shot of `sceneId`, `at` or in its next free cell, and the panels and notes
 * that move down to make room for it.
 */
export function placeNewShot(layout: Layout, wanted: WantedPlace): NewPlace {
  const own = wanted.shotIds.flatMap((id) => layout.panels[id] ?? [])
  const box = layout.scenes.find(({ id }) => id === wanted.sceneId)
  const placement = placeFor(own, box, wanted)
  const grown = ground(around([...own, placement]) ?? placement)
  const others = strangers(layout, wanted, around(own))
  const inTheWay = others.filter(({ needs }) => meets(needs, grown))
  if (inTheWay.length === 0 || !box) return { placement, moved: {} }
  const top = Math.min(...inTheWay.map(({ needs }) => needs.y))
  const by = grown.y + grown.h + SCENE_GAP - top
  const lower = others.filter(({ needs }) => needs.y >= top)
  return {
    placement,
    moved: Object.fromEntries(lower.map(({ id, place }) => [id, { ...place, y: place.y + by }])),
  }
}

/** Every scene below the one before, every shot in its cell: the tidy board. */
export function arrange(
  scenes: readonly SceneInOrder[],
  picture: number,
): Record<string, Placement> {
  return { ...layoutBoard(scenes, {}, picture).panels }
}

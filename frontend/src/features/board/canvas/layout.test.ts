import { expect, test } from 'vitest'
import { inOrder } from '@/lib/document/order'
import { aScene, aShot, byId } from '@/testing/facts'
import { arrange, type Box, layoutBoard, pictureHeight, placeNewShot, unplaced } from './layout'

const PICTURE = pictureHeight(1.85, 1)

function board(...shotsPerScene: number[]) {
  const scenes = shotsPerScene.map((_, index) => aScene({ id: `s${index}`, order: index }))
  const shots = shotsPerScene.flatMap((count, scene) =>
    Array.from({ length: count }, (_, order) =>
      aShot({ id: `s${scene}-${order}`, sceneId: `s${scene}`, order }),
    ),
  )
  return inOrder(byId(scenes), byId(shots))
}

const meets = (a: Box, b: Box) =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

function overlaps(boxes: readonly Box[]): number {
  return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => meets(a, b))).length
}

test('the picture has the shape of the frame', () => {
  expect(pictureHeight(16, 9)).toBe(135)
  expect(pictureHeight(9, 16)).toBe(427)
  expect(pictureHeight(0, 0)).toBe(135)
})

test('no panel and no scene lies on another', () => {
  const { panels, scenes } = layoutBoard(board(6, 0, 9, 1), {}, PICTURE)
  expect(Object.keys(panels)).toHaveLength(16)
  expect(overlaps(Object.values(panels))).toBe(0)
  expect(overlaps(scenes)).toBe(0)
})

test('captions of 48 px fit below a picture down to half zoom', () => {
  const { panels } = layoutBoard(board(5), {}, PICTURE)
  const top = panels['s0-0']
  const under = panels['s0-4']
  expect((under?.y ?? 0) - (top?.y ?? 0) - PICTURE).toBeGreaterThanOrEqual(48 / 0.5)
})

test('what the document places stays where it is', () => {
  const placed = { 's0-0': { x: 900, y: 50, w: 240, h: 178, z: 2 } }
  const layout = layoutBoard(board(3), placed, PICTURE)
  expect(layout.panels['s0-0']).toEqual(placed['s0-0'])
  expect(Object.keys(unplaced(layout, placed))).toEqual(['s0-1', 's0-2'])
})

test('a new shot takes the next cell of its scene, and the scenes below make room', () => {
  const scenes = board(4, 4)
  const before = layoutBoard(scenes, arrange(scenes, PICTURE), PICTURE)
  const shotIds = ['s0-0', 's0-1', 's0-2', 's0-3']
  const { placement, moved } = placeNewShot(before, { sceneId: 's0', shotIds, picture: PICTURE })
  expect(placement.x).toBe(before.panels['s0-0']?.x)
  expect(Object.keys(moved)).toEqual(['s1-0', 's1-1', 's1-2', 's1-3'])
  const after = layoutBoard(board(5, 4), { ...before.panels, ...moved, 's0-4': placement }, PICTURE)
  expect(overlaps(after.scenes)).toBe(0)
})

test('a note below a scene goes further down where the scene grows, one that lies on it stays', () => {
  const scenes = board(4, 1)
  const before = layoutBoard(scenes, arrange(scenes, PICTURE), PICTURE)
  const [first] = before.scenes
  const note = { w: 200, h: 60, z: 1 }
  const notes = {
    below: { ...note, x: 0, y: (first?.y ?? 0) + (first?.h ?? 0) + 4 },
    upon: { ...note, x: 20, y: 20 },
  }
  const layout = { ...before, panels: { ...before.panels, ...notes } }
  const shotIds = ['s0-0', 's0-1', 's0-2', 's0-3']
  const { placement, moved } = placeNewShot(layout, {
    sceneId: 's0',
    shotIds,
    picture: PICTURE,
    notes,
  })
  expect(Object.keys(moved)).toEqual(['s1-0', 'below'])
  expect(moved.below?.y).toBeGreaterThan(placement.y + placement.h)
  expect((moved['s1-0']?.y ?? 0) - (moved.below?.y ?? 0)).toBe(
    (before.panels['s1-0']?.y ?? 0) - notes.below.y,
  )
})

test('a note beside a new row does not stir, and one on an empty scene makes room', () => {
  const scenes = board(4, 0)
  const before = layoutBoard(scenes, arrange(scenes, PICTURE), PICTURE)
  const empty = before.scenes[1] ?? { x: 0, y: 0, w: 0, h: 0 }
  const notes = {
    aside: { x: 5_000, y: 0, w: 200, h: 60, z: 1 },
    upon: { x: empty.x + 20, y: empty.y + 20, w: 200, h: 60, z: 1 },
  }
  const layout = { ...before, panels: { ...before.panels, ...notes } }
  const { placement, moved } = placeNewShot(layout, {
    sceneId: 's1',
    shotIds: [],
    picture: PICTURE,
    notes,
  })
  expect(Object.keys(moved)).toEqual(['upon'])
  expect(moved.upon?.y).toBeGreaterThan(placement.y + placement.h)
})

test('a gap in a scene is filled first', () => {
  const scenes = board(3)
  const { panels } = layoutBoard(scenes, {}, PICTURE)
  const { 's0-1': gap, ...rest } = panels
  const layout = { panels: rest, scenes: [] }
  const shotIds = ['s0-0', 's0-2']
  const { placement } = placeNewShot(layout, { sceneId: 's0', shotIds, picture: PICTURE })
  expect(placement).toEqual(gap)
})

test('no two of a thousand shots in one scene lie on one another', () => {
  const { panels } = layoutBoard(board(1_000), {}, PICTURE)
  expect(overlaps(Object.values(panels))).toBe(0)
})

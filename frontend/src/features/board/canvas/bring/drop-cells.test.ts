import { expect, test } from 'vitest'
import { inOrder } from '@/lib/document/order'
import { aScene, aShot, byId } from '@/testing/facts'
import { arrange, type Layout, layoutBoard, meets } from '../layout'
import { dropCells, type Point, sceneAt } from './drop-cells'

const PICTURE = 130

function tidy(...shotsPerScene: number[]): Layout {
  const scenes = shotsPerScene.map((_, order) => aScene({ id: `s${order}`, order }))
  const shots = shotsPerScene.flatMap((count, scene) =>
    Array.from({ length: count }, (_, order) =>
      aShot({ id: `s${scene}-${order}`, sceneId: `s${scene}`, order }),
    ),
  )
  const ordered = inOrder(byId(scenes), byId(shots))
  return layoutBoard(ordered, arrange(ordered, PICTURE), PICTURE)
}

/** The first `count` places of what is dropped at `point` into scene `id`. */
function dropped(layout: Layout, id: string, [point, count]: [Point, number]) {
  const of = (isOwn: boolean) =>
    Object.entries(layout.panels).flatMap(([shot, box]) =>
      shot.startsWith(id) === isOwn ? [box] : [],
    )
  const next = dropCells(point, { own: of(true), others: of(false), picture: PICTURE })
  return Array.from({ length: count }, next)
}

test('a file comes to lie where it was dropped, in line with the panels of its scene', () => {
  const [place] = dropped(tidy(2), 's0', [{ x: 252 * 3 + 100, y: 80 }, 1])
  expect(place).toMatchObject({ x: 252 * 3, y: 0, w: 240 })
})

test('what is dropped on a panel comes to lie on the nearest free cell', () => {
  const layout = tidy(2)
  const [place] = dropped(layout, 's0', [{ x: 480, y: 60 }, 1])
  expect(place).toMatchObject({ x: 504, y: 0 })
})

test('several files follow one another as one reads, around what lies there', () => {
  const layout = tidy(2)
  const places = dropped(layout, 's0', [{ x: 760, y: 60 }, 4])
  expect(places.map((place) => [place?.x, place?.y])).toEqual([
    [756, 0],
    [0, 226],
    [252, 226],
    [504, 226],
  ])
})

test('far beside a scene, files make rows of four there', () => {
  const places = dropped(tidy(4), 's0', [{ x: 252 * 6 + 9, y: 9 }, 5])
  expect(places.map((place) => place?.x)).toEqual([6, 7, 8, 9, 6].map((column) => column * 252))
})

test('a cell for which no other scene must move is taken before one that is a little nearer', () => {
  const [place] = dropped(tidy(3, 4), 's0', [{ x: 700, y: 170 }, 1])
  expect(place).toMatchObject({ x: 756, y: 0 })
})

test('the scene is the one under the pointer, else the nearest', () => {
  const layout = tidy(2, 4)
  expect(sceneAt(layout, { x: 100, y: 100 })).toBe('s0')
  expect(sceneAt(layout, { x: 100, y: 5_000 })).toBe('s1')
  expect(sceneAt({ panels: {}, scenes: [] }, { x: 0, y: 0 })).toBeNull()
})

test('no place of a drop meets a panel of its scene', () => {
  const layout = tidy(7, 3)
  const own = Object.entries(layout.panels).flatMap(([id, box]) => (id.startsWith('s0') ? box : []))
  const places = dropped(layout, 's0', [{ x: 400, y: 200 }, 40])
  expect(places.filter((place) => place && own.some((box) => meets(box, place)))).toEqual([])
  expect(new Set(places.map((place) => `${place?.x} ${place?.y}`)).size).toBe(40)
})

import { expect, test } from 'vitest'
import { inOrder } from '@/lib/document/order'
import { aScene, aShot, byId } from '@/testing/facts'
import { putDown, toBack, toFront } from './arrange/stacking'
import { readSettings } from './canvas-settings'
import { movingAlong, sceneDroppedOn, settled } from './dragging'
import { layoutBoard } from './layout'
import { freePlace } from './marks/free-place'

const at = (x: number, y: number, z = 0) => ({ x, y, w: 240, h: 178, z })
const alone = () => []

test('what is grouped with a dragged panel moves as far as it', () => {
  const places = { a: at(0, 0), b: at(300, 50), c: at(900, 0) }
  const partners = (id: string) => (id === 'a' ? ['b'] : [])
  const moving = movingAlong({ a: { x: 10, y: -5 } }, { places, partners })
  expect(moving).toMatchObject({ a: { x: 10, y: -5 }, b: { x: 310, y: 45 } })
  expect(moving.c).toBeUndefined()
})

test('a partner that is dragged itself moves once', () => {
  const places = { a: at(0, 0), b: at(300, 50) }
  const partners = (id: string) => (id === 'a' ? ['b'] : ['a'])
  const moved = { a: { x: 10, y: 0 }, b: { x: 310, y: 50 } }
  expect(movingAlong(moved, { places, partners }).b).toMatchObject({ x: 310, y: 50 })
})

test('lines draw within eight px of the screen, whatever the zoom', () => {
  const places = { a: at(0, 0), b: at(0, 400) }
  const boxes = movingAlong({ b: { x: 12, y: 400 } }, { places, partners: alone })
  const manner = { lines: true, grid: false }
  expect(settled(boxes, places, { ...manner, zoom: 1 }).boxes.b?.x).toBe(12)
  const near = settled(boxes, places, { ...manner, zoom: 0.5 })
  expect(near.boxes.b?.x).toBe(0)
  expect(near.lines).toHaveLength(1)
})

test('the grid takes what no line holds', () => {
  const places = { a: at(5, 7) }
  const boxes = movingAlong({ a: { x: 19, y: 31 } }, { places, partners: alone })
  expect(settled(boxes, places, { lines: true, grid: true, zoom: 1 }).boxes.a).toMatchObject({
    x: 24,
    y: 36,
  })
})

test('what is put on something lies above it, and else where it lay', () => {
  const places = { a: at(0, 0, 3), b: at(300, 0, 1) }
  expect(putDown({ b: at(100, 0, 1) }, places).b?.z).toBe(4)
  expect(putDown({ b: at(600, 0, 1) }, places).b?.z).toBe(1)
})

test('several to the front or the back keep their order', () => {
  const places = { a: at(0, 0, 5), b: at(0, 0, 1), c: at(0, 0, 9) }
  const front = toFront(['a', 'b'], places)
  expect([front.b?.z, front.a?.z]).toEqual([10, 11])
  const back = toBack(['c', 'a'], places)
  expect([back.a?.z, back.c?.z]).toEqual([-2, -1])
})

test('what was stored of the canvas is believed as far as it makes sense', () => {
  expect(readSettings('{"grid":true,"guides":["safe","x"],"wheel":"zoom"}')).toEqual({
    grid: true,
    snapLines: false,
    wheel: 'zoom',
    guides: ['safe'],
  })
  expect(readSettings('{')).toMatchObject({ grid: false, guides: [] })
  expect(readSettings(null).wheel).toBe('pan')
})

test('a new note lies where it covers nothing', () => {
  const taken = [at(0, 0), at(0, 200)]
  expect(freePlace({ x: 500, y: 10 }, { w: 200, h: 96 }, taken)).toEqual({ x: 500, y: 10 })
  expect(freePlace({ x: 20, y: 10 }, { w: 200, h: 96 }, taken)).toEqual({ x: 20, y: 394 })
})

test('what is let go on another scene is dropped into it, and on its own or on free ground not', () => {
  const scenes = ['road', 'house', 'yard'].map((id, order) => aScene({ id, order }))
  const shots = ['a', 'b', 'c'].map((id, order) =>
    aShot({ id, order, sceneId: id === 'c' ? 'house' : 'road' }),
  )
  const ordered = inOrder(byId(scenes), byId(shots))
  const layout = layoutBoard(ordered, {}, 130)
  const middle = (id: string) => {
    const { x, y, w, h } = layout.scenes.find((scene) => scene.id === id) ?? at(0, 0)
    return { x: x + w / 2, y: y + h / 2 }
  }
  const drop = (where: { x: number; y: number }, ...ids: string[]) =>
    sceneDroppedOn(where, ordered, { layout, moved: new Set(ids) })
  expect(drop(middle('house'), 'a')).toBe('house')
  expect(drop(middle('yard'), 'a', 'b')).toBe('yard')
  expect(drop(layout.panels.b ?? at(0, 0), 'a')).toBeNull()
  expect(drop({ x: 5_000, y: 0 }, 'a')).toBeNull()
})

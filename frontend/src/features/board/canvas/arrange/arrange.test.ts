import { expect, test } from 'vitest'
import { inOrder } from '@/lib/document/order'
import { aScene, aShot, byId } from '@/testing/facts'
import { around, type Box, layoutBoard } from '../layout'
import { align, distribute } from './align'
import { allowedFactor, factorAt, oppositeOf, pointAt, scaled } from './scaling'
import { bothSnaps, snapToBoxes, snapToGrid } from './snapping'
import { arrangeAsStory, arrangeInRows } from './story-order'

const box = (x: number, y: number, w = 100, h = 50): Box => ({ x, y, w, h })
const place = (x: number, y: number) => ({ ...box(x, y, 240, 178), z: 0 })

test('panels align on the side, or the middle, of the box round them', () => {
  const boxes = { a: box(0, 10), b: box(300, 90, 60, 30) }
  expect(align(boxes, 'left').b).toMatchObject({ x: 0, y: 90 })
  expect(align(boxes, 'right').a).toMatchObject({ x: 260, y: 10 })
  expect(align(boxes, 'centre').b).toMatchObject({ x: 150, y: 90 })
  expect(align(boxes, 'top').b).toMatchObject({ x: 300, y: 10 })
  expect(align(boxes, 'bottom').a).toMatchObject({ x: 0, y: 70 })
  expect(align(boxes, 'middle').a).toMatchObject({ x: 0, y: 40 })
  expect(align({}, 'left')).toEqual({})
})

test('between the outermost panels the others get the same room', () => {
  const across = distribute({ c: box(500, 0), a: box(0, 0), b: box(120, 7, 200) }, 'across')
  expect(across).toEqual({ a: box(0, 0), b: box(200, 7, 200), c: box(500, 0) })
  const down = distribute({ a: box(0, 0), b: box(0, 60), c: box(0, 200) }, 'down')
  expect(down.b).toEqual(box(0, 100))
  const two = { a: box(0, 0), b: box(9, 0) }
  expect(distribute(two, 'across')).toEqual(two)
})

test('a panel is drawn to the nearest edge or middle within reach, and a line shows it', () => {
  const snap = snapToBoxes(box(104, 203), [box(100, 0), box(400, 30)], { reach: 6 })
  expect(snap.dx).toBe(-4)
  expect(snap.dy).toBe(0)
  expect(snap.lines).toEqual([{ axis: 'x', at: 100, from: 0, to: 253 }])
  expect(snapToBoxes(box(120, 203), [box(100, 0)], { reach: 6 })).toMatchObject({
    dx: 0,
    lines: [],
  })
})

test('the middle of one lies on the middle of another', () => {
  const { dx } = snapToBoxes(box(133, 300, 40, 40), [box(100, 0)], { reach: 6 })
  expect(dx).toBe(-3)
})

test('where no line draws, the grid does', () => {
  const lines = snapToBoxes(box(104, 208), [box(100, 0)], { reach: 6 })
  const grid = snapToGrid(box(104, 208), 12)
  expect(grid).toMatchObject({ dx: 4, dy: -4 })
  expect(bothSnaps(lines, grid)).toMatchObject({ dx: -4, dy: -4 })
})

test('a corner drawn outwards makes everything larger as seen from the opposite corner', () => {
  const boxes = { a: box(0, 0), b: box(100, 50) }
  const bounds = around(Object.values(boxes)) ?? box(0, 0)
  const factor = factorAt(bounds, 'bottom-right', { x: 400, y: 200 })
  expect(factor).toBe(2)
  const anchor = pointAt(bounds, oppositeOf('bottom-right'))
  const heightAt = (_id: string, width: number) => width / 2
  expect(scaled(boxes, { anchor, factor, heightAt })).toEqual({
    a: box(0, 0, 200, 100),
    b: box(200, 100, 200, 100),
  })
  expect(factorAt(bounds, 'top-left', { x: 100, y: 50 })).toBe(0.5)
})

test('no panel becomes too small to read or larger than a screen', () => {
  expect(allowedFactor([box(0, 0, 240), box(0, 0, 960)], 0.1)).toBe(0.4)
  expect(allowedFactor([box(0, 0, 240), box(0, 0, 960)], 5)).toBe(2)
  expect(allowedFactor([box(0, 0, 60)], 0.5)).toBe(1)
  expect(allowedFactor([box(0, 0, 240)], 1.25)).toBe(1.25)
})

function aBoard(counts: readonly number[]) {
  const scenes = counts.map((_, index) => aScene({ id: `s${index}`, order: index }))
  const shots = counts.flatMap((count, scene) =>
    Array.from({ length: count }, (_, order) =>
      aShot({ id: `${scene}-${order}`, sceneId: `s${scene}`, order }),
    ),
  )
  return inOrder(byId(scenes), byId(shots))
}

test('in story order scenes stand side by side, and none lies on another', () => {
  const scenes = aBoard([4, 2, 6, 1, 3, 8])
  const panels = arrangeAsStory(scenes, 130)
  expect(Object.keys(panels)).toHaveLength(24)
  const { scenes: grounds } = layoutBoard(scenes, panels, 130)
  const meet = (a: Box, b: Box) =>
    a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
  const pairs = grounds.flatMap((a, index) => grounds.slice(index + 1).map((b) => [a, b] as const))
  expect(pairs.filter(([a, b]) => meet(a, b))).toEqual([])
  const bounds = around(grounds) ?? box(0, 0)
  expect(bounds.w).toBeGreaterThan(bounds.h / 2)
  const second = grounds[1]
  expect(second?.x).toBeGreaterThan(0)
})

test('chosen panels go into rows where they are', () => {
  const panels = ['a', 'b', 'c', 'd'].map((id, index) => [id, place(50 + index * 7, 20)] as const)
  const rows = arrangeInRows(panels, { across: 12, down: 48 })
  expect(rows.a).toMatchObject({ x: 50, y: 20 })
  expect(rows.b).toMatchObject({ x: 302, y: 20 })
  expect(rows.d).toMatchObject({ x: 302, y: 246 })
})

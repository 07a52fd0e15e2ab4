import { expect, test } from 'vitest'
import { aField, anOption } from '@/testing/catalogue'
import { aShot, aTake } from '@/testing/facts'
import { boardNodes, draggedIn, selectionAfter } from './board-nodes'
import { lensLine, panelLabel, statusWords, versionLabel } from './captions'
import { intoView } from './into-view'
import { detailAt } from './level-of-detail'
import { foot, mapFrame, outlines } from './map-outlines'
import { openingView } from './opening-view'
import { neighbour } from './reading'

const at = (x: number, y: number) => ({ x, y, w: 240, h: 178, z: 0 })

test('panels show all down to half zoom, one line down to 0.3, then only the picture', () => {
  expect([1, 0.5, 0.499, 0.3, 0.299].map(detailAt)).toEqual([
    'full',
    'full',
    'line',
    'line',
    'tile',
  ])
})

test('left and right follow the reading, up and down the place', () => {
  const panels = { a: at(0, 0), b: at(252, 0), c: at(0, 226), d: at(252, 226) }
  const board = { order: ['a', 'b', 'c', 'd'], panels }
  expect(neighbour('b', 'right', board)).toBe('c')
  expect(neighbour('a', 'left', board)).toBeNull()
  expect(neighbour('b', 'down', board)).toBe('d')
  expect(neighbour('c', 'up', board)).toBe('a')
  expect(neighbour('a', 'up', board)).toBeNull()
})

test('a panel that did not change keeps its node', () => {
  const cache = new Map()
  const selected = new Set<string>()
  const layout = { panels: { a: at(0, 0), b: at(252, 0) }, scenes: [] }
  const facts = { layout, notes: {}, selected }
  const [, before] = boardNodes({ ...facts, held: {} }, cache)
  const [moved, after] = boardNodes({ ...facts, held: { a: { ...at(5, 5) } } }, cache)
  expect(after).toBe(before)
  expect(moved?.position).toEqual({ x: 5, y: 5 })
})

test('the canvas adds to the selection and takes from it', () => {
  const changes = [
    { id: 'a', type: 'select' as const, selected: false },
    { id: 'b', type: 'select' as const, selected: true },
  ]
  expect(selectionAfter(new Set(['a', 'c']), changes)).toEqual(new Set(['c', 'b']))
  expect(selectionAfter(new Set(['a']), [])).toBeNull()
  expect(draggedIn(changes)).toBeNull()
})

test('a board opens at its first corner, small ones with a whole row, large ones readable', () => {
  const view = { width: 1200, height: 700 }
  expect(openingView({ x: 0, y: 0, w: 300, h: 200 }, view).zoom).toBe(1)
  expect(openingView({ x: 0, y: 0, w: 300, h: 200 }, { ...view, width: 832 }).zoom).toBeCloseTo(
    0.79,
  )
  expect(openingView({ x: 0, y: 0, w: 9_000, h: 9_000 }, view).zoom).toBe(0.76)
  expect(openingView({ x: 100, y: 50, w: 300, h: 200 }, view)).toMatchObject({ x: -88, y: -38 })
})

test('what is in view stays, what is not comes in by the shortest way', () => {
  expect(intoView(100, 200, 800)).toBe(0)
  expect(intoView(-50, 200, 800)).toBe(74)
  expect(intoView(700, 200, 800)).toBe(-124)
  expect(intoView(700, 5_000, 800)).toBe(-676)
})

test('the map holds the whole board in its own shape', () => {
  const frame = mapFrame({ x: -100, y: 0, w: 4_000, h: 500 }, { width: 160, height: 80 })
  expect(frame.w / frame.h).toBeCloseTo(2)
  expect(frame.x).toBeLessThan(-100)
  expect(frame.x + frame.w).toBeGreaterThan(3_900)
  expect(outlines([{ x: 1, y: 2, w: 3, h: 4 }])).toBe('M1 2h3v4h-3z')
})

test('on the map a render is as long as its progress, and a failure as its panel', () => {
  const box = { x: 10, y: 20, w: 40, h: 8 }
  expect(foot(box, 0.5)).toEqual({ x: 10, y: 26, w: 20, h: 2 })
  expect(foot(box, 1).w).toBe(40)
})

test('a caption says lens and size in film words', () => {
  const catalogue = [
    aField('size', 'Size', [anOption('medium', 'MS')]),
    aField('lens', 'Lens', [anOption('mm_50', '50 mm')]),
  ]
  const camera = { lens: 'mm_50', size: 'medium' }
  expect(lensLine(aShot({ camera }), catalogue)).toBe('50 mm  MS')
  expect(lensLine(aShot({ camera: { lens: 'gone' } }), catalogue)).toBe('')
  expect(versionLabel(3)).toBe('v003')
})

test('a panel tells those who do not see it where it is and how it stands', () => {
  const takes = [aTake({ id: 'one' }), aTake({ id: 'two', version: 2 })]
  const words = statusWords({ kind: 'rendered', take: takes[1] ?? aTake() }, takes)
  const shot = aShot({ code: '4B', name: 'The wall', rating: 3 })
  expect(panelLabel(4, shot, words)).toBe(
    'Scene 4, shot 4B, The wall, 3 stars, rendered, take 2 of 2',
  )
  expect(panelLabel(4, aShot({ code: '4B' }), statusWords({ kind: 'empty' }, []))).toBe(
    'Scene 4, shot 4B, no take yet',
  )
})

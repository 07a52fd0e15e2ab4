import { expect, test } from 'vitest'
import { aFile } from '@/testing/gallery-server'
import { squares } from '../layout/columns'
import { nextIndex } from './arrow-keys'
import { captionOf, spokenName } from './caption'
import { frameOf, tilesInFrame } from './frame'
import { frameAt } from './frame-at'
import { MOST_TILES, placeToShow, tilesInView } from './in-view'
import { pull } from './use-marquee'
import { sizeAfter } from './use-wheel-size'

/** Ten columns of 92 px, 8 apart. */
const layout = squares(1_000, { width: 992, size: 92, gap: 8, caption: 22 })
const press = (key: string, index: number, ctrlKey = false) =>
  nextIndex({ key, ctrlKey, metaKey: false }, index, { layout, view: 500 })

test('keys go to the neighbour, a view further, or to either end', () => {
  expect(press('ArrowRight', 5)).toBe(6)
  expect(press('ArrowDown', 5)).toBe(15)
  expect(press('ArrowUp', 5)).toBe(5)
  expect(press('PageDown', 5)).toBe(55)
  expect(press('End', 5)).toBe(999)
  expect(press('ArrowDown', 5, true)).toBe(999)
  expect(press('ArrowLeft', -1)).toBe(0)
  expect(press('x', 5)).toBeNull()
})

test('a frame selects what it touches, whichever way it was drawn', () => {
  const frame = frameOf({ x: 150, y: 130 }, { x: 50, y: 10 })
  expect(frame).toEqual({ x: 50, y: 10, w: 100, h: 120 })
  expect(tilesInFrame(layout, frame)).toEqual([0, 1, 10, 11])
})

test('near an edge the gallery is pulled along, faster the nearer', () => {
  expect(pull(300, 600)).toBe(0)
  expect(pull(10, 600)).toBeLessThan(pull(30, 600))
  expect(pull(595, 600)).toBeGreaterThan(0)
})

test('never more tiles stand on the page than it bears, those in view first', () => {
  const [from, to] = tilesInView(layout, { top: 5_000, height: 2_500 })
  expect(to - from).toBeLessThanOrEqual(MOST_TILES)
  const [first, last] = layout.within(5_000, 7_500)
  expect([from <= first, to >= last]).toEqual([true, true])
})

test('a tile that shows whole moves nothing', () => {
  const view = { top: 0, height: 500, margin: 12, head: 0 }
  expect(placeToShow(layout, 15, view)).toBeNull()
  expect(placeToShow(layout, 45, view)).toBeGreaterThan(0)
})

test('a take is called by its slate, any other file by its name', () => {
  const take = aFile({ name: 'Film_2C_v003.png', shot: '2C', rating: 1 })
  expect(captionOf(take)).toEqual({ strong: '2C', rest: 'v003' })
  expect(spokenName(take)).toBe('2C v003, picture, 1 star')
  expect(captionOf(aFile({ name: 'sea wall.2.png' })).strong).toBe('sea wall.2')
})

test('a turn of the wheel away makes pictures larger by a fifth at most, and never too large', () => {
  expect(sizeAfter(100, -500)).toBeCloseTo(122, 0)
  expect(sizeAfter(100, -2)).toBeCloseTo(102, 0)
  expect(sizeAfter(390, -100)).toBe(400)
  expect(sizeAfter(70, 100)).toBe(64)
})

test('a clip is at the frame that the pointer is over', () => {
  expect([0, 0.5, 1, -1].map((share) => frameAt(share, 16))).toEqual([0, 8, 15, 0])
})

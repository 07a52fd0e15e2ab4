import { expect, test } from 'vitest'
import { MOST_PX, type Scrolled, scrolledTo, scrollSpace } from './scroll-space'

const view = 800
const top: Scrolled = { place: 0, shift: 0 }

test('what fits is scrolled px by px', () => {
  const space = scrollSpace(100_000, view)
  expect(space.height).toBe(100_000)
  expect(scrolledTo(space, 50_000, { before: top, view })).toEqual({ place: 50_000, shift: 0 })
})

test('of more than fits, a turn of the wheel moves as far as everywhere', () => {
  const space = scrollSpace(40_000_000, view)
  expect(space.height).toBe(MOST_PX)
  const before = scrolledTo(space, 4_000_000, { before: top, view })
  const after = scrolledTo(space, 4_000_120, { before, view })
  expect(after.place - before.place).toBe(120)
})

test('a leap goes to its share, and either end of the bar is an end of the gallery', () => {
  const space = scrollSpace(40_000_000, view)
  const { place } = scrolledTo(space, 4_000_000, { before: top, view })
  expect(place / 40_000_000).toBeCloseTo(0.5, 3)
  const end = scrolledTo(space, MOST_PX - view, { before: top, view })
  expect(end.place).toBe(40_000_000 - view)
  const near: Scrolled = { place: 500, shift: 400 }
  expect(scrolledTo(space, 0, { before: near, view }).place).toBe(0)
})

test('the bar can be put where the gallery is', () => {
  const space = scrollSpace(40_000_000, view)
  expect(space.placeOf(space.barOf(12_345_678))).toBeCloseTo(12_345_678, 3)
})

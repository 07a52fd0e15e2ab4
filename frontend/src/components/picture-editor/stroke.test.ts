import { expect, test } from 'vitest'
import { joined, marksBetween, touched } from './stroke'

const brush = { size: 50, feather: 0 }
const picture = { width: 1000, height: 500 }

test('a stroke marks closely enough to look like one, and ends where the hand is', () => {
  const marks = marksBetween({ x: 0, y: 0 }, { x: 60, y: 0 }, brush)
  expect(marks).toHaveLength(10)
  expect(marks.at(-1)).toEqual({ x: 60, y: 0 })
  expect(marksBetween({ x: 0, y: 0 }, { x: 2, y: 0 }, brush)).toEqual([])
})

test('what a stroke may touch ends at the edge of the picture', () => {
  expect(touched([{ x: 10, y: 490 }], brush, picture)).toEqual({
    x: 0,
    y: 464,
    width: 36,
    height: 36,
  })
  expect(touched([{ x: -100, y: 20 }], brush, picture)).toBeNull()
})

test('what two strokes touch is what holds both', () => {
  const one = { x: 0, y: 0, width: 10, height: 10 }
  const other = { x: 20, y: 5, width: 10, height: 30 }
  expect(joined(one, other)).toEqual({ x: 0, y: 0, width: 30, height: 35 })
  expect(joined(null, one)).toBe(one)
})

import { expect, test } from 'vitest'
import { fitFrame, frameLabel, frameShapes } from './frames'

test.each(frameShapes)('$id is called by its name', ({ id, width, height }) => {
  expect(frameLabel(width, height)).toBe(id)
})

test('pixels of a known shape carry its name', () => {
  expect(frameLabel(1920, 1080)).toBe('16:9')
  expect(frameLabel(1998, 1080)).toBe('1.85')
})

test('an unknown shape is said as its ratio', () => {
  expect(frameLabel(2, 1)).toBe('2.00')
})

test('a wide frame is held by the width of its box, a tall one by the height', () => {
  const box = { width: 40, height: 24 }
  expect(fitFrame({ id: 'wide', width: 4, height: 1 }, box)).toEqual({ width: 40, height: 10 })
  expect(fitFrame({ id: 'tall', width: 1, height: 2 }, box)).toEqual({ width: 12, height: 24 })
})

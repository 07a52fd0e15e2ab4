import { expect, test } from 'vitest'
import { difference, differenceWords } from './difference'

const pixels = (...values: number[]) => Uint8ClampedArray.from(values)

test('the distance of each channel is shown as often as the gain says', () => {
  const result = difference(pixels(100, 50, 0, 255), pixels(90, 60, 0, 0), 4)
  expect([...result.pixels]).toEqual([40, 40, 0, 255])
})

test('a gain makes nothing brighter than white', () => {
  expect(difference(pixels(255, 0, 0, 255), pixels(0, 0, 0, 255), 8).pixels[0]).toBe(255)
})

test('what no eye finds is measured, and not counted as changed', () => {
  const result = difference(pixels(10, 10, 10, 255), pixels(12, 10, 10, 255), 1)
  expect(result.changed).toBe(0)
  expect(result.mean).toBeGreaterThan(0)
})

test('the words tell pictures that are alike from those that differ', () => {
  expect(differenceWords({ mean: 0, changed: 0 })).toBe('The two are alike in every pixel')
  expect(differenceWords({ mean: 0.02, changed: 0.25 })).toBe(
    '25.0 % of the pixels differ, by 2.0 % on average',
  )
  expect(differenceWords({ mean: 0.0001, changed: 0 })).toContain('by less than 0.1 % on average')
})

import { expect, test } from 'vitest'
import { anInput } from '@/testing/facts'
import { aspectOptions, chosenAspect, FRAME, shapedAs } from './aspects'
import { frameSize, megapixels, toStep } from './size'

test.each([
  [2.39, 1],
  [1.85, 1],
  [16, 9],
  [4, 3],
  [1, 1],
  [9, 16],
])('a frame of %d : %d renders in its shape, in steps of 8', (width, height) => {
  const size = frameSize({ width, height })
  expect(size.width % 8).toBe(0)
  expect(size.height % 8).toBe(0)
  expect(size.width / size.height).toBeCloseTo(width / height, 1)
  expect(size.width * size.height).toBeGreaterThan(330_000)
  expect(size.width * size.height).toBeLessThan(600_000)
})

test('a side is the least plus whole steps, and never beyond the limits', () => {
  const side = { min: 100, max: 500, step: 64 }
  expect(toStep(230, side)).toBe(228)
  expect(toStep(10, side)).toBe(100)
  expect(toStep(9_000, side)).toBe(484)
})

const sides = {
  width: anInput({ role: 'width', type: 'integer', step: 16, min: 256, max: 4096 }),
  height: anInput({ role: 'height', type: 'integer', step: 16, min: 256, max: 4096 }),
}

const ratios = [
  { id: 'r_1_78', label: '1.78:1', ratio: 1.778, aliases: ['16:9'] },
  { id: 'r_2_39', label: '2.39:1', ratio: 2.39, aliases: ['2.40:1'] },
]

test('shapes are called as people call them, the film’s own first', () => {
  expect(aspectOptions(ratios, { width: 1.85, height: 1 }).map(({ label }) => label)).toEqual([
    'As the film, 1.85 : 1',
    '16 : 9, 1.78 : 1',
    '2.39 : 1',
  ])
})

test('a shape keeps the pixels, and is known again by its size', () => {
  const aspects = aspectOptions(ratios, { width: 1, height: 1 })
  const size = shapedAs(aspects, 'r_2_39', { width: 1024, height: 1024 }, sides)
  expect(size).toEqual({ width: 1584, height: 656 })
  expect(chosenAspect(aspects, size)).toBe('r_2_39')
  expect(chosenAspect(aspects, { width: 1000, height: 900 })).toBeNull()
  expect(chosenAspect(aspects, { width: 512, height: 512 })).not.toBe(FRAME)
})

test('pixels are told in millions', () => {
  expect(megapixels({ width: 1344, height: 768 })).toBe('1.03 MP')
})

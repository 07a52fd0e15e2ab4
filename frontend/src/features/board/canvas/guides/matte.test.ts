import { expect, test } from 'vitest'
import { inset, shotAspect } from './matte'

test('a matte leaves what the shape of the picture needs', () => {
  expect(inset(16 / 9, 2.39).h).toBeCloseTo(0.744, 3)
  expect(inset(16 / 9, 2.39)).toMatchObject({ x: 0, w: 1 })
  expect(inset(16 / 9, 4 / 3).w).toBeCloseTo(0.75)
  expect(inset(1.85, 1.85)).toEqual({ x: 0, y: 0, w: 1, h: 1 })
})

test('the chosen ratio comes before the format, and anamorphic lenses make a format wider', () => {
  const facts = {
    aspect_ratios: [{ id: 'r_2_39', ratio: 2.39 }],
    formats: [
      { id: 'anamorphic_35', size: { width: 21.95, height: 18.59 }, squeeze: 2 },
      { id: 'sensor', size: null, squeeze: 1 },
    ],
  }
  expect(shotAspect({ aspect_ratio: 'r_2_39', capture_format: 'anamorphic_35' }, facts)).toBe(2.39)
  expect(shotAspect({ capture_format: 'anamorphic_35' }, facts)).toBeCloseTo(2.36, 2)
  expect(shotAspect({ capture_format: 'sensor' }, facts)).toBeNull()
  expect(shotAspect({}, undefined)).toBeNull()
})

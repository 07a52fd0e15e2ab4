import { expect, test } from 'vitest'
import { figure } from './figure'
import { cameraAt, outline, type Viewpoint } from './projection'

const seen = (view: Partial<Viewpoint>) =>
  figure({ bearing: 0, elevation: 0, cuts: [0.56, 1.07], ...view })

const tones = (view: Partial<Viewpoint>) => seen(view).map(({ tone }) => tone)

/** The middle of a shape, from left to right. */
function middle(d: string): number {
  const places = [...d.matchAll(/[ML](-?[\d.]+) /g)].map(([, x]) => Number(x))
  return (Math.min(...places) + Math.max(...places)) / 2
}

test('from the front the eyes and the front of the shirt are seen, from behind neither', () => {
  expect(tones({})).toEqual(expect.arrayContaining(['eyes', 'front']))
  expect(tones({ bearing: 180 })).not.toEqual(expect.arrayContaining(['eyes']))
  expect(tones({ bearing: 180 })).not.toContain('front')
})

test('the hair lies over the face from behind and under it from the front', () => {
  const head = tones({ bearing: 180, cuts: [0.8, 1.035] })
  expect(head.at(-1)).toBe('hair')
  expect(tones({}).at(-1)).toBe('eyes')
})

test('seen from the person’s left, the person looks to the left of the picture', () => {
  const nose = (bearing: number) => seen({ bearing }).findLast(({ tone }) => tone === 'skin')
  expect(middle(nose(90)?.d ?? '')).toBeLessThan(0)
  expect(middle(nose(270)?.d ?? '')).toBeGreaterThan(0)
})

test('the floor is seen from above only', () => {
  expect(tones({ elevation: 36 })[0]).toBe('ground')
  expect(tones({ elevation: -22 })).not.toContain('ground')
})

test('the cuts are the edges of the picture', () => {
  const { place } = cameraAt({ bearing: 40, elevation: 0, cuts: [0.2, 1.2] })
  expect(place([0, 1.2, 0]).y).toBeCloseTo(-0.5)
  expect(place([0, 0.2, 0]).y).toBeCloseTo(0.5)
})

test('the same angle is the same drawing', () => {
  expect(seen({ bearing: 45, elevation: 16 })).toEqual(seen({ bearing: 45, elevation: 16 }))
})

test('an outline goes round the outermost points', () => {
  const square = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0.5, 0.5],
  ] as const
  expect(outline(square)).toHaveLength(4)
})

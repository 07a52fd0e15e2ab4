import { expect, test } from 'vitest'
import { arrowLine } from './arrow-line'

const places = {
  a: { x: 0, y: 0, w: 100, h: 50 },
  b: { x: 300, y: 0, w: 100, h: 50 },
}

test('an arrow goes from edge to edge, a little off both', () => {
  const line = arrowLine({ from: { panel: 'a' }, to: { panel: 'b' } }, places)
  expect(line).toMatchObject({ from: { x: 106, y: 25 }, to: { x: 294, y: 25 }, degrees: 0 })
  expect(line?.middle).toEqual({ x: 200, y: 25 })
})

test('a free end is where it was put, and an end whose panel is gone draws nothing', () => {
  const down = arrowLine({ from: { panel: 'a' }, to: { x: 50, y: 200 } }, places)
  expect(down?.to).toEqual({ x: 50, y: 200 })
  expect(down?.degrees).toBe(90)
  expect(arrowLine({ from: { panel: 'a' }, to: { note: 'gone' } }, places)).toBeNull()
})

import { expect, test } from 'vitest'
import { hoverPlace, previewSize } from './hover-place'

const window = { width: 1_000, height: 800 }

test('a preview keeps the shape of its picture', () => {
  expect(previewSize(2, 400)).toEqual({ width: 400, height: 200 })
  expect(previewSize(0.5, 400)).toEqual({ width: 200, height: 400 })
})

test('it stands beside its tile where there is room, and never beyond the window', () => {
  const size = { width: 400, height: 200 }
  const left = { left: 100, right: 200, top: 0, bottom: 60 }
  expect(hoverPlace(left, size, window)).toEqual({ left: 208, top: 8 })
  const right = { left: 800, right: 900, top: 760, bottom: 800 }
  expect(hoverPlace(right, size, window)).toEqual({ left: 392, top: 592 })
})

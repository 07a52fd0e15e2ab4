import { expect, test } from 'vitest'
import { isWhole, settled, shaped, wholeOf, withSide } from './crop'

const picture = { width: 1600, height: 900 }

test('a crop lies on whole pixels within the picture', () => {
  expect(settled({ x: -20.4, y: 880, width: 400.6, height: 200.2 }, picture)).toEqual({
    x: 0,
    y: 700,
    width: 401,
    height: 200,
  })
})

test('a slip of the hand keeps at least something to see', () => {
  expect(settled({ x: 5, y: 5, width: 1, height: 0 }, picture)).toMatchObject({
    width: 16,
    height: 16,
  })
})

test('another shape keeps about as much of the picture, in the same place', () => {
  const square = shaped({ x: 400, y: 200, width: 400, height: 400 }, 4, picture)
  expect(square).toEqual({ x: 200, y: 300, width: 800, height: 200 })
  const tall = shaped(wholeOf(picture), 0.5, picture)
  expect(tall).toEqual({ x: 575, y: 0, width: 450, height: 900 })
})

test('with a fixed shape one side brings the other along', () => {
  const crop = { x: 0, y: 0, width: 400, height: 200 }
  expect(withSide(crop, 'width', 600, { picture, ratio: 2 })).toMatchObject({ height: 300 })
  expect(withSide(crop, 'height', 5_000, { picture, ratio: 2 })).toMatchObject({
    width: 1600,
    height: 800,
  })
  expect(withSide(crop, 'width', 600, { picture, ratio: null })).toMatchObject({ height: 200 })
})

test('the whole picture is no crop', () => {
  expect(isWhole(wholeOf(picture), picture)).toBe(true)
  expect(isWhole({ ...wholeOf(picture), x: 1, width: 1599 }, picture)).toBe(false)
})

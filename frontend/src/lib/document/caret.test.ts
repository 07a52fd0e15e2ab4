import { expect, test } from 'vitest'
import { movedCaret } from './caret'

test.each([
  ['Mara waits', 'Young Mara waits', 4, 10],
  ['Mara waits', 'Mara waits alone', 4, 4],
  ['Mara waits', 'Mara waits alone', 10, 10],
  ['Mara waits here', 'Mara here', 8, 5],
  ['Mara waits here', 'Mara here', 15, 9],
  ['one', '', 2, 0],
  ['', 'one', 0, 0],
])('in %j that became %j the caret at %i stands at %i', (before, after, caret, moved) => {
  expect(movedCaret(before, after, caret)).toBe(moved)
})

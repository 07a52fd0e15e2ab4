import { expect, test } from 'vitest'
import { sayWhen } from './when'

const now = new Date(2026, 10, 21, 12, 30)

test.each([
  [new Date(2026, 10, 21, 11, 42), 'Today, 11:42'],
  [new Date(2026, 10, 20, 23, 59), 'Yesterday'],
  [new Date(2026, 10, 18, 9, 0), '18 Nov'],
  [new Date(2025, 10, 2, 9, 0), '2 Nov 2025'],
])('%s is said as %s', (at, words) => {
  expect(sayWhen(at, now)).toBe(words)
})

test('a clock that runs ahead still says today', () => {
  expect(sayWhen(new Date(2026, 10, 22, 0, 1), now)).toBe('Today, 00:01')
})

import { expect, test } from 'vitest'
import { daysLeft } from './days-left'

const thrown = '2026-11-01T12:00:00Z'
const after = (days: number) => Date.parse(thrown) + days * 86_400_000

test('a file of the trash says how long it stays', () => {
  expect(daysLeft(thrown, 30, after(0))).toBe('30 days left')
  expect(daysLeft(thrown, 30, after(29.5))).toBe('1 day left')
  expect(daysLeft(thrown, 30, after(31))).toBe('Goes today')
  expect(daysLeft(thrown, 0, after(400))).toBe('')
})

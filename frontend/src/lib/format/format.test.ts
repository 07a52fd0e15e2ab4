import { expect, test } from 'vitest'
import { counted } from './counted'
import { dateAndTime, timeOrDate } from './dates'
import { dollars, figure, fixed } from './figures'
import { plural } from './plural'

test('one is said otherwise than many, and none is many', () => {
  const jobs = (count: number) => plural(count, { one: '1 job is', other: `${count} jobs are` })
  expect([0, 1, 2].map(jobs)).toEqual(['0 jobs are', '1 job is', '2 jobs are'])
})

test('things are counted whole, thousands apart', () => {
  expect(counted(1, 'copy')).toBe('1 copy')
  expect(counted(1284, 'copy')).toBe('1,284 copies')
})

test('figures have as many places as asked', () => {
  expect(figure(12_840)).toBe('12,840')
  expect(fixed(2, 1)).toBe('2.0')
  expect(fixed(1284.567, 2)).toBe('1,284.57')
})

test('a small cost is not rounded to nothing', () => {
  expect([0, 0.0021, 1.5].map(dollars)).toEqual(['$0.00', '$0.0021', '$1.50'])
})

test('a moment is a date with its time, and today only its time', () => {
  const noon = new Date(2026, 10, 18, 12, 5).getTime()
  expect(dateAndTime(noon)).toBe('18 Nov 2026, 12:05')
  expect(timeOrDate(noon, noon + 3_600_000)).toBe('12:05')
  expect(timeOrDate(noon, noon + 86_400_000)).toBe('18 Nov, 12:05')
})

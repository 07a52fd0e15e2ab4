import { expect, test } from 'vitest'
import { chipWords } from './finding/chip-words'
import { splitQuery } from './finding/query-terms'
import { bytes, clock, cutDate } from './words'

test('sizes, lengths and days are written as people read them', () => {
  expect([0, 999, 1_400_000, 123_000_000_000].map(bytes)).toEqual([
    '0 B',
    '999 B',
    '1.4 MB',
    '123 GB',
  ])
  expect([7, 3_723.4].map(clock)).toEqual(['0:07', '1:02:03'])
  expect(['2026-11-03', '2026-11', 'today'].map(cutDate)).toEqual(['3 Nov', '2026-11', 'today'])
})

test('a chip says in words what is asked for', () => {
  const words = splitQuery('rating>=3 date>=2026-11-03 type:image OR type:video -tag:x').chips.map(
    (chip) => Object.values(chipWords(chip)).join(' '),
  )
  expect(words).toEqual(['rating 3 and up', 'since 3 Nov', 'kind still, clip', 'not tag x'])
})

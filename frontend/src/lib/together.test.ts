import { expect, test } from 'vitest'
import { together } from './together'

function doubling(most: number) {
  const asked: number[][] = []
  const double = together(async (items: readonly number[]) => {
    asked.push([...items])
    if (items.includes(13)) throw new Error('Not 13.')
    return items.map((item) => item * 2)
  }, most)
  return { asked, double }
}

test('what is asked at once is one question, and each gets its own answer', async () => {
  const { asked, double } = doubling(10)
  expect(await Promise.all([double(1), double(2), double(3)])).toEqual([2, 4, 6])
  expect(await double(4)).toBe(8)
  expect(asked).toEqual([[1, 2, 3], [4]])
})

test('no question is longer than it may be, and a failure is that of its question alone', async () => {
  const { asked, double } = doubling(2)
  const answers = await Promise.allSettled([1, 2, 13, 4, 5].map(double))
  expect(asked).toEqual([[1, 2], [13, 4], [5]])
  expect(answers.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'rejected',
    'fulfilled',
  ])
})

test('an answer that is too short is a failure, not a wait for ever', async () => {
  const ask = together(async () => [1], 10)
  const [first, second] = await Promise.allSettled([ask('a'), ask('b')])
  expect([first?.status, second?.status]).toEqual(['fulfilled', 'rejected'])
})

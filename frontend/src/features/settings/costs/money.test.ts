import { expect, test } from 'vitest'
import { costText, dollars, spentText } from './money'

test('a small cost is not rounded to nothing', () => {
  expect(dollars(0.0021)).toBe('$0.0021')
  expect(dollars(1.2)).toBe('$1.20')
  expect(dollars(0)).toBe('$0.00')
})

test('a cost that nobody knows is not said to be nothing', () => {
  expect(costText(null)).toBe('Not known')
  expect(costText(0)).toBe('$0.00')
})

test('what is spent stands beside the budget, and says what it does not count', () => {
  const spent = { usd: 1.2, unpriced: 0, budget: 5, period: 'month' as const }
  expect(spentText(spent)).toBe('Spent $1.20 of $5.00 this month')
  expect(spentText({ ...spent, budget: null, period: 'ever', unpriced: 1 })).toBe(
    'Spent $1.20 so far, not counting 1 call without a known price',
  )
})

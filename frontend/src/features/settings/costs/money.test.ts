import { expect, test } from 'vitest'
import { costText, spentText } from './money'

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

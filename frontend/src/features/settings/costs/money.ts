/** Dollars as a ledger says them: cents, and more places for what is less than ten of them. */
export function dollars(usd: number): string {
  const places = usd !== 0 && Math.abs(usd) < 0.1 ? 4 : 2
  return `$${usd.toFixed(places)}`
}

/** What a call cost; one without a price is not free. */
export const costText = (usd: number | null): string => (usd === null ? 'Not known' : dollars(usd))

const periods = { day: 'today', month: 'this month', ever: 'so far' } as const

type Spent = {
  usd: number
  unpriced: number
  budget: number | null
  period: keyof typeof periods
}

/** "Spent $1.20 of $5.00 this month", and what that does not count. */
export function spentText({ usd, unpriced, budget, period }: Spent): string {
  const of = budget === null ? '' : ` of ${dollars(budget)}`
  const uncounted =
    unpriced === 0
      ? ''
      : `, not counting ${unpriced === 1 ? '1 call' : `${unpriced} calls`} without a known price`
  return `Spent ${dollars(usd)}${of} ${periods[period]}${uncounted}`
}

import { counted } from '@/lib/format/counted'
import { dollars } from '@/lib/format/figures'

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
    unpriced === 0 ? '' : `, not counting ${counted(unpriced, 'call')} without a known price`
  return `Spent ${dollars(usd)}${of} ${periods[period]}${uncounted}`
}

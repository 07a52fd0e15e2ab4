import { locale } from './locale'

const whole = new Intl.NumberFormat(locale)

/** "1,284" */
export const figure = (value: number): string => whole.format(value)

const withPlaces = (places: number) =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: places, maximumFractionDigits: places })

const decimals = { 1: withPlaces(1), 2: withPlaces(2), 4: withPlaces(4) } as const

/** With as many places behind the point as asked: `fixed(2, 1)` is "2.0". */
export const fixed = (value: number, places: keyof typeof decimals): string =>
  decimals[places].format(value)

/** Dollars as a bill says them: cents, and more places for what is less than ten of them. */
export function dollars(usd: number): string {
  const places = usd !== 0 && Math.abs(usd) < 0.1 ? 4 : 2
  return `$${fixed(usd, places)}`
}

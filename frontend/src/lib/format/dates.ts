import { locale } from './locale'

const formatted = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat(locale, options)
  return (moment: string | number | Date): string => format.format(new Date(moment))
}

const short = { day: 'numeric', month: 'short' } as const
const clock = { hour: '2-digit', minute: '2-digit' } as const

/** "11:24" */
export const timeOfDay = formatted(clock)
/** "11:24:07" */
export const timeToSecond = formatted({ timeStyle: 'medium' })
/** "18 Nov" */
export const dayOfMonth = formatted(short)
/** "18 Nov 2026" */
export const dayOfYear = formatted({ ...short, year: 'numeric' })
/** "18 Nov, 11:24" */
export const dayAndTime = formatted({ ...short, ...clock })
/** "18 Nov 2026, 11:24" */
export const dateAndTime = formatted({ ...short, year: 'numeric', ...clock })
/** "Wednesday, 18 November 2026" */
export const wholeDay = formatted({
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})

/** The time of day; of another day the date before it. */
export const timeOrDate = (moment: number, now: number): string =>
  dayOfMonth(moment) === dayOfMonth(now) ? timeOfDay(moment) : dayAndTime(moment)

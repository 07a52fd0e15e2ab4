import { dayOfMonth } from '@/lib/format/dates'
import { fixed } from '@/lib/format/figures'

/** Figures and dates as the gallery writes them. */

/** A day of a search, "3 Nov" for 2026-11-03; what is no whole day stays as it is written. */
export function cutDate(text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? dayOfMonth(`${text}T12:00`) : text
}

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** "1.4 MB" */
export function bytes(value: number): string {
  const power = value < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(value) / 3))
  const figure = value / 1000 ** power
  return `${power === 0 || figure >= 100 ? Math.round(figure) : fixed(figure, 1)} ${units[power]}`
}

/** Seconds as "0:07" or "1:02:03". */
export function clock(seconds: number): string {
  const whole = Math.round(seconds)
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}

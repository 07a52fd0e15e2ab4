import { plural } from '@/lib/format/plural'

const DAY = 86_400_000

/** How long a file still lies in the trash; empty where it is kept for ever. */
export function daysLeft(trashedAt: string, keepDays: number, now: number): string {
  if (keepDays <= 0) return ''
  const days = Math.ceil((Date.parse(trashedAt) + keepDays * DAY - now) / DAY)
  if (days <= 0) return 'Goes today'
  return plural(days, { one: '1 day left', other: `${days} days left` })
}

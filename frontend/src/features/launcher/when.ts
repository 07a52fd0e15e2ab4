import { dayOfMonth, dayOfYear, timeOfDay } from '@/lib/format/dates'

const midnight = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate())

/** A past moment as people say it on the day `now`: "Today, 11:42", "Yesterday", "18 Nov". */
export function sayWhen(at: Date, now: Date): string {
  const days = Math.round((midnight(now).getTime() - midnight(at).getTime()) / 86_400_000)
  if (days <= 0) return `Today, ${timeOfDay(at)}`
  if (days === 1) return 'Yesterday'
  return at.getFullYear() === now.getFullYear() ? dayOfMonth(at) : dayOfYear(at)
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const dayOfYear = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
})

const midnight = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate())

/** A past moment as people say it on the day `now`: "Today, 11:42", "Yesterday", "18 Nov". */
export function sayWhen(at: Date, now: Date): string {
  const days = Math.round((midnight(now).getTime() - midnight(at).getTime()) / 86_400_000)
  if (days <= 0) return `Today, ${clock.format(at)}`
  if (days === 1) return 'Yesterday'
  return at.getFullYear() === now.getFullYear() ? day.format(at) : dayOfYear.format(at)
}

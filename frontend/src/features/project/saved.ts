import { timeToSecond } from '@/lib/format/dates'
import type { Reach } from '@/lib/project/connection'

/** What Ctrl+S says: everything is saved all the time, unless the service or the disk is away. */
export function saySaved({ connection, trouble }: Reach, now: Date): string {
  if (connection === 'online' && trouble) return `Not everything is saved: ${trouble}`
  if (connection === 'online') return `Everything is saved, as of ${timeToSecond(now)}.`
  return 'The storyboard service is away. Your edits are kept in this browser until it is back.'
}

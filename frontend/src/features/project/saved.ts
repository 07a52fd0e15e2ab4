import { timeToSecond } from '@/lib/format/dates'
import { isSilent, type Reach } from '@/lib/project/connection'

/** What Ctrl+S says: everything is saved all the time, unless the service or the disk is away. */
export function saySaved(reach: Reach, now: Date): string {
  const { connection, trouble, saving } = reach
  if (connection === 'online' && trouble) return `Not everything is saved: ${trouble}`
  if (isSilent(reach)) {
    return 'The storyboard service does not answer. Your edits are kept in this browser until it does.'
  }
  if (connection === 'online' && saving !== 'saved') return 'The last edit is being saved.'
  if (connection === 'online') return `Everything is saved, as of ${timeToSecond(now)}.`
  return 'The storyboard service is away. Your edits are kept in this browser until it is back.'
}

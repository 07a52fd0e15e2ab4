import type { Connection } from '@/lib/document/board-document'

const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' })

/** What Ctrl+S says: everything is saved all the time, unless the service is away. */
export function saySaved(connection: Connection, now: Date): string {
  if (connection === 'online') return `Everything is saved, as of ${time.format(now)}.`
  return 'The storyboard service is away. Your edits are kept in this browser until it is back.'
}

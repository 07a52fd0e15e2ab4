import type { Loading } from './use-queue-data'
import type { QueueList } from './use-queue-list'

/** What stands in the place of the list. Jobs that are there and not drawn yet are no empty queue. */
export function listKind(
  { all, isBehind }: Pick<QueueList, 'all' | 'isBehind'>,
  { status }: Loading,
): 'skeleton' | 'empty' | 'jobs' {
  if (all.length > 0) return 'jobs'
  if (status === 'loading' || isBehind) return 'skeleton'
  return status === 'loaded' ? 'empty' : 'jobs'
}

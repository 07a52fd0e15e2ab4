import type { Job } from '@/api/types'

/** A job's status as a person sorts it. */
export const conditions = ['rendering', 'waiting', 'failed', 'done', 'cancelled'] as const
export type Condition = (typeof conditions)[number]

/** A job that a node has, but does not work on yet, still waits. */
export function conditionOf({ status }: Pick<Job, 'status'>): Condition {
  switch (status) {
    case 'queued':
    case 'leased':
      return 'waiting'
    case 'running':
    case 'collecting':
      return 'rendering'
    case 'failed':
    case 'done':
    case 'cancelled':
      return status
    default:
      return status satisfies never
  }
}

export const hasEnded = (job: Pick<Job, 'status'>): boolean => {
  const condition = conditionOf(job)
  return condition === 'done' || condition === 'failed' || condition === 'cancelled'
}

import type { FailureCause, Job } from '@/api/types'
import { type Condition, conditionOf } from '@/lib/jobs/conditions'

/** What the list is narrowed to; all of it stands in the address. */
export type QueueFilter = {
  status?: readonly Condition[]
  node?: string
  cause?: string
  q?: string
}

export const isFiltered = ({ status, node, cause, q }: QueueFilter): boolean =>
  Boolean(status?.length || node || cause || q)

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** The node that has the job, had it last, or is the only one that may have it. */
export const nodeOf = (job: Job): string | null =>
  job.backend_id ?? job.pinned_node ?? job.attempts.at(-1)?.backend_id ?? null

type Words = (job: Job) => readonly (string | null)[]

/** `words` are the texts in which a job is looked for. Every typed word must occur. */
export function filterJobs(jobs: readonly Job[], filter: QueueFilter, words: Words): Job[] {
  const { status, node, cause, q } = filter
  const asked = plain(q ?? '')
    .split(/\s+/)
    .filter(Boolean)
  const holds = (job: Job) => {
    const within = plain(words(job).filter(Boolean).join(' '))
    return asked.every((word) => within.includes(word))
  }
  return jobs.filter(
    (job) =>
      (!status?.length || status.includes(conditionOf(job))) &&
      (!node || nodeOf(job) === node) &&
      (!cause || job.cause === cause) &&
      (asked.length === 0 || holds(job)),
  )
}

/** What failed, in a word or two, for rows and filters. */
export const causeLabels: Record<FailureCause, string> = {
  refused: 'Refused by the node',
  out_of_memory: 'Out of memory',
  missing_file: 'A file is missing',
  runtime_error: 'Failed while running',
  node_gone: 'The node went away',
  nothing_made: 'Nothing was made',
  unreadable_output: 'The output is damaged',
  interrupted: 'Interrupted',
  timed_out: 'Took too long',
  other: 'Failed',
}

export const causeLabel = ({ cause }: Pick<Job, 'cause'>): string => causeLabels[cause ?? 'other']

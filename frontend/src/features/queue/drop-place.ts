import { conditionOf } from '@/lib/jobs/conditions'
import type { QueueRow } from './queue-rows'

/** The first job of a row that can still be moved. */
function movableOf(row: QueueRow): string | null {
  const jobs = row.kind === 'job' ? [row.job] : row.group.jobs
  return jobs.find(({ status }) => status === 'queued')?.job_id ?? null
}

/** The ids of what is dragged by a row: its job, or all of its shot that still wait. */
export function draggedBy(row: QueueRow, selected: ReadonlySet<string>): ReadonlySet<string> {
  const jobs = row.kind === 'job' ? [row.job] : row.group.jobs
  const ids = jobs.flatMap(({ job_id, status }) => (status === 'queued' ? [job_id] : []))
  return ids.some((id) => selected.has(id)) ? new Set([...ids, ...selected]) : new Set(ids)
}

export type Half = 'upper' | 'lower'

/** Before which job something lands that is dropped on a row; null is the end of the queue. */
export function dropTarget(rows: readonly QueueRow[], on: string, half: Half): string | null {
  const index = rows.findIndex(({ id }) => id === on)
  if (index < 0) return null
  const row = rows[index]
  // Behind the head of a shot is before its first job.
  const start = half === 'lower' && row?.kind === 'job' ? index + 1 : index
  for (const each of rows.slice(start)) {
    const job = movableOf(each)
    if (job !== null) return job
  }
  return null
}

export const canBeDragged = (row: QueueRow): boolean =>
  row.kind === 'job'
    ? row.job.status === 'queued'
    : row.group.jobs.some((job) => conditionOf(job) === 'waiting' && job.status === 'queued')

import type { Job } from '@/api/types'
import { conditionOf } from '@/lib/jobs/conditions'
import { asListed, type JobGroup, startsFolded } from './queue-groups'

export type GroupRow = { kind: 'group'; id: string; group: JobGroup; isFolded: boolean }
export type JobRow = { kind: 'job'; id: string; job: Job; group: JobGroup }
export type QueueRow = GroupRow | JobRow

/** Px, as `queue.css` draws them. */
export const GROUP_HEIGHT = 37
export const JOB_HEIGHT = 28

/** Groups that were folded or opened by hand stand in `turned`. */
export const isFolded = (group: JobGroup, turned: ReadonlySet<string>): boolean =>
  startsFolded(group) !== turned.has(group.id)

type Showing = {
  turned: ReadonlySet<string>
  /** Whether those that ended are asked for, also of shots that have something open. */
  ended?: boolean
}

export function groupedRows(groups: readonly JobGroup[], showing: Showing): QueueRow[] {
  const { turned, ended = false } = showing
  return groups.flatMap((group): QueueRow[] => {
    const folded = isFolded(group, turned)
    const shown = ended ? group : worthALine(group)
    const head: GroupRow = { kind: 'group', id: group.id, group: shown, isFolded: folded }
    return folded ? [head] : [head, ...jobRows(shown)]
  })
}

/** While a shot has something open, what went well before is told by its head and its picture. */
function worthALine(group: JobGroup): JobGroup {
  if (startsFolded(group)) return group
  const isOver = (job: Job) => conditionOf(job) === 'done' || conditionOf(job) === 'cancelled'
  return { ...group, jobs: group.jobs.filter((job) => !isOver(job)) }
}

/** Every job in the order of service, whatever its shot. */
export function flatRows(groups: readonly JobGroup[]): QueueRow[] {
  return groups.flatMap(jobRows).sort((a, b) => asListed(a.job, b.job))
}

const jobRows = (group: JobGroup): JobRow[] =>
  group.jobs.map((job) => ({ kind: 'job', id: job.job_id, job, group }))

export function rowStarts(rows: readonly QueueRow[]): number[] {
  const starts = [0]
  let end = 0
  for (const { kind } of rows) {
    end += kind === 'group' ? GROUP_HEIGHT : JOB_HEIGHT
    starts.push(end)
  }
  return starts
}

export type KeyResult = { to: string } | { fold: string }

const PAGE = 10

/** Where a key leads in the list, or which group it folds. */
export function rowAfterKey(
  rows: readonly QueueRow[],
  current: string,
  key: string,
): KeyResult | null {
  const index = rows.findIndex(({ id }) => id === current)
  const row = rows[index]
  if (!row) return null
  const to = (place: number): KeyResult | null => {
    const target = rows[Math.max(0, Math.min(rows.length - 1, place))]
    return target ? { to: target.id } : null
  }
  switch (key) {
    case 'ArrowDown':
      return to(index + 1)
    case 'ArrowUp':
      return to(index - 1)
    case 'PageDown':
      return to(index + PAGE)
    case 'PageUp':
      return to(index - PAGE)
    case 'Home':
      return to(0)
    case 'End':
      return to(rows.length - 1)
    case 'ArrowRight':
      if (row.kind === 'group') return row.isFolded ? { fold: row.id } : to(index + 1)
      return null
    case 'ArrowLeft':
      if (row.kind === 'job') {
        return rows.some(({ id }) => id === row.group.id) ? { to: row.group.id } : null
      }
      return row.isFolded ? null : { fold: row.id }
    default:
      return null
  }
}

/** The ids of the jobs from one row to another, both with them. A group stands for all its jobs. */
export function jobsBetween(rows: readonly QueueRow[], from: string, to: string): string[] {
  const places = [from, to].map((id) => rows.findIndex((row) => row.id === id))
  if (places.includes(-1)) return jobsOf(rows, to)
  const [first = 0, last = 0] = places.sort((a, b) => a - b)
  return [...new Set(rows.slice(first, last + 1).flatMap(jobsOfRow))]
}

const jobsOfRow = (row: QueueRow): string[] =>
  row.kind === 'job' ? [row.id] : row.group.jobs.map(({ job_id }) => job_id)

/** The job of a row, or all jobs of a group's head. */
export function jobsOf(rows: readonly QueueRow[], id: string): string[] {
  const row = rows.find((each) => each.id === id)
  return row ? jobsOfRow(row) : []
}

/** Every job of the list, those of folded shots too. */
export const allJobs = (rows: readonly QueueRow[]): ReadonlySet<string> =>
  new Set(rows.flatMap(jobsOfRow))

import type { Job } from '@/api/types'
import { counted } from '@/lib/format/counted'
import { type Condition, conditionOf } from '@/lib/jobs/conditions'
import { byText, inServiceOrder } from './queue-order'

/** The jobs of one shot; without a shot, of one name. */
export type JobGroup = {
  id: string
  shotId: string | null
  /** The slate, or what the job was called by whoever sent it. */
  code: string
  jobs: readonly Job[]
}

const rank: Record<Condition, number> = {
  rendering: 0,
  waiting: 1,
  failed: 2,
  done: 3,
  cancelled: 3,
}

/** Newest first, by the moment of ending. */
const newestFirst = (a: Job, b: Job) =>
  byText(b.completed_at ?? b.created_at, a.completed_at ?? a.created_at)

const soonest = (a: Job, b: Job) => byText(a.started_at ?? '', b.started_at ?? '')

/** Rendering, waiting as they are served, failed, then what ended, newest first. */
export function asListed(a: Job, b: Job): number {
  const [first, second] = [conditionOf(a), conditionOf(b)]
  if (rank[first] !== rank[second]) return rank[first] - rank[second]
  if (first === 'rendering') return soonest(a, b)
  if (first === 'waiting') {
    // One that a node has already comes before those that the queue holds.
    return Number(b.status === 'leased') - Number(a.status === 'leased') || inServiceOrder(a, b)
  }
  return newestFirst(a, b)
}

const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null

export const NAMELESS = 'Without a shot'

/** The jobs shot by shot, in the order in which each shot's first job is listed. */
export function groupJobs(jobs: readonly Job[]): JobGroup[] {
  const groups = new Map<string, { shotId: string | null; code: string; jobs: Job[] }>()
  for (const job of [...jobs].sort(asListed)) {
    const shotId = text(job.metadata.shot_id)
    const code = text(job.metadata.shot) ?? NAMELESS
    const id = shotId ?? `name:${code}`
    const group = groups.get(id)
    if (group) group.jobs.push(job)
    else groups.set(id, { shotId, code, jobs: [job] })
  }
  return [...groups.entries()].map(([id, group]) => ({ id, ...group }))
}

export const conditionOfGroup = ({ jobs: [first] }: JobGroup): Condition =>
  first ? conditionOf(first) : 'done'

/** A shot whose jobs have all ended well is folded until somebody opens it. */
export function startsFolded(group: JobGroup): boolean {
  const condition = conditionOfGroup(group)
  return condition === 'done' || condition === 'cancelled'
}

/** "2 takes", "2 failed", "1 take, done 11:24": what the head of a group says. */
export function groupWords(group: JobGroup, timeOf: (iso: string) => string): string {
  const of = (wanted: Condition) => group.jobs.filter((job) => conditionOf(job) === wanted)
  const active = of('rendering').length + of('waiting').length
  const failed = of('failed').length
  if (active > 0)
    return failed > 0 ? `${counted(active, 'take')}, ${failed} failed` : counted(active, 'take')
  if (failed > 0) return `${failed} failed`
  const [newest] = group.jobs
  const done = of('done').length
  const at = newest?.completed_at ? ` ${timeOf(newest.completed_at)}` : ''
  return done > 0 ? `${counted(done, 'take')}, done${at}` : `cancelled${at}`
}

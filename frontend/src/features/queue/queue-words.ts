import type { Forecast, Job } from '@/api/types'
import { capital } from '@/lib/format/capital'
import { plural } from '@/lib/format/plural'
import { hasEnded } from '@/lib/jobs/conditions'
import { stageText } from '@/lib/jobs/panel-state'
import { secondsLeft } from '@/lib/jobs/time-left'
import { causeLabel } from './queue-filter'

/** Where a waiting job stands in the forecast. */
export type Outlook = {
  /** The node that it would go to, by id. */
  nodeId: string
  /** The slate of the job before it there; null where it is next. */
  after: string | null
  /** Seconds from the forecast's moment until it is ready. */
  endsIn: number
}

/** What the forecast says of each job. */
export function outlooks({ lanes }: Pick<Forecast, 'lanes'>): ReadonlyMap<string, Outlook> {
  const all = new Map<string, Outlook>()
  for (const { backend_id: nodeId, jobs } of lanes) {
    jobs.forEach((job, index) => {
      const before = jobs[index - 1]
      const isNext = before === undefined || before.starts_in <= 0
      all.set(job.job_id, {
        nodeId,
        after: isNext ? null : (before.shot ?? 'another job'),
        endsIn: job.ends_in,
      })
    })
  }
  return all
}

type NameOf = (nodeId: string) => string

const steps = (job: Job): string => {
  const { stage } = job
  return stage && stage.max > 1 ? `, step ${stage.value} of ${stage.max}` : ''
}

/** The stage column: what a job does, waits for, or came to. */
export function stageWords(job: Job, outlook: Outlook | undefined, nameOf: NameOf): string {
  switch (job.status) {
    case 'running':
    case 'collecting':
      return stageText(job)
    case 'leased':
      return job.backend_name ? `Next on ${job.backend_name}` : 'Next'
    case 'queued':
      return waitingWords(job, outlook, nameOf)
    case 'failed':
      return `${causeLabel(job)}${steps(job)}`
    case 'done':
      return 'Done'
    case 'cancelled':
      return 'Cancelled'
    default:
      return job.status satisfies never
  }
}

function waitingWords(job: Job, outlook: Outlook | undefined, nameOf: NameOf): string {
  if (!outlook) return unforeseen(job)
  const node = nameOf(outlook.nodeId)
  return outlook.after === null ? `Next on ${node}` : `After ${outlook.after} on ${node}`
}

/** A job beyond what is foreseen: why it waits, else its place. */
function unforeseen({ waits_for: reason, place }: Job): string {
  if (reason) return capital(reason)
  return place === null ? 'Waiting' : `Place ${place}`
}

/** The node column: who has the job, who had it, or who may have it. */
export function nodeWords(job: Job, nameOf: NameOf): string {
  if (job.status === 'queued') {
    return job.pinned_node === null ? 'Auto' : `${nameOf(job.pinned_node)}, pinned`
  }
  const name = job.backend_name ?? job.attempts.at(-1)?.backend_name ?? '–'
  return job.pinned_node === null ? name : `${name}, pinned`
}

/** Seconds until a job is ready, as far as anybody can say. */
export function secondsToGo(
  job: Job,
  { outlook, forecastAt, now }: { outlook: Outlook | undefined; forecastAt: number; now: number },
): number | null {
  if (hasEnded(job)) return null
  if (outlook) return Math.max(0, outlook.endsIn - (now - forecastAt) / 1_000)
  if (job.estimate) return Math.max(0, (Date.parse(job.estimate.ready_at) - now) / 1_000)
  return secondsLeft(job, now)
}

export const tries = ({ attempts }: Job): string =>
  plural(attempts.length, { one: '1 try', other: `${attempts.length} tries` })

import type { Backend, Job } from '@/api/types'
import type { ById, Shot } from '@/lib/document/model'
import { slate } from '@/lib/document/slots'
import { hasEnded } from '@/lib/jobs/conditions'
import type { Step } from '@/lib/jobs/job-store'
import type { Order } from '@/lib/jobs/panel-state'

export type Grouping = 'panel' | 'node'

/** What renders or waits of one panel, or on one node. */
export type ProgressGroup = {
  id: string
  title: string
  /** Beside the title, such as the name of the shot. */
  detail: string
  /** Of a panel: where it leads. */
  shotId: string | null
  jobs: readonly Job[]
}

/** An order that came to nothing, and why. */
export type Refusal = { shotId: string; code: string; cause: string }

/** A long queue is not read here; the queue's own page has all of it. */
export const MOST_JOBS = 200

const isUnderWay = ({ status }: Job) => status === 'running' || status === 'collecting'

function byService(a: Job, b: Job): number {
  const difference = Number(isUnderWay(b)) - Number(isUnderWay(a))
  if (difference !== 0) return difference
  return (a.place ?? 0) - (b.place ?? 0) || (a.created_at < b.created_at ? -1 : 1)
}

/** Jobs that have not ended, with their newest step: first those under way, then as they are served. */
export function activeJobs(jobs: ById<Job>, steps: ById<Step>): Job[] {
  return Object.values(jobs)
    .filter((job) => !hasEnded(job))
    .map((job) => ({ ...job, ...steps[job.job_id] }))
    .sort(byService)
}

function grouped(
  jobs: readonly Job[],
  groupOf: (job: Job) => Omit<ProgressGroup, 'jobs'>,
): ProgressGroup[] {
  const groups = new Map<string, ProgressGroup & { jobs: Job[] }>()
  for (const job of jobs) {
    const facts = groupOf(job)
    const group = groups.get(facts.id)
    if (group) group.jobs.push(job)
    else groups.set(facts.id, { ...facts, jobs: [job] })
  }
  return [...groups.values()]
}

const words = (value: unknown): string => (typeof value === 'string' ? value : '')

/** By panel in the order in which their first job is served. */
export const groupsByPanel = (jobs: readonly Job[], shots: ById<Shot>): ProgressGroup[] =>
  grouped(jobs, ({ job_id, metadata }) => {
    const shot = shots[words(metadata.shot_id)]
    if (shot) {
      return { id: shot.id, title: slate(shot), detail: shot.name, shotId: shot.id }
    }
    const title = words(metadata.shot) || 'A render'
    return { id: title === 'A render' ? job_id : title, title, detail: '', shotId: null }
  })

/** By the node that has the job, or is to have it; what any node may take comes last. */
export function groupsByNode(
  jobs: readonly Job[],
  nodes: readonly Pick<Backend, 'id' | 'name'>[],
): ProgressGroup[] {
  const names = new Map(nodes.map(({ id, name }) => [id, name]))
  const groups = grouped(jobs, ({ backend_id: has, backend_name: name, pinned_node: wanted }) => {
    const id = has ?? wanted ?? ''
    const title = names.get(id) ?? name ?? (id || 'Any node')
    return { id, title, detail: '', shotId: null }
  })
  return groups.sort((a, b) => Number(a.id === '') - Number(b.id === ''))
}

export const refusals = (orders: ById<Order>, shots: ById<Shot>): Refusal[] =>
  Object.entries(orders).flatMap(([shotId, order]) =>
    order.status === 'refused'
      ? [{ shotId, code: shots[shotId]?.code ?? 'A shot', cause: order.cause }]
      : [],
  )

import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Job, JobOutput, SocketMessage } from '@/api/types'
import type { ById } from '@/lib/document/model'
import type { Order } from './panel-state'

export type JobState = {
  jobs: ById<Job>
  /** The newest job of each shot, by shot id; what a panel reads. */
  byShot: ById<Job>
  orders: ById<Order>
  /** What was written last for each shot since the board was opened, by shot id. */
  written: ById<JobOutput>
  nodeChanges: number
  /** The last event heard, so that a new connection misses none. */
  sequence: number
}

export type JobStore = StoreApi<JobState>

export const createJobStore = (): JobStore =>
  createStore<JobState>(() => ({
    jobs: {},
    byShot: {},
    orders: {},
    written: {},
    nodeChanges: 0,
    sequence: 0,
  }))

function shotOf(job: Job): string | null {
  const { shot_id: shot } = job.metadata
  return typeof shot === 'string' ? shot : null
}

/** Lays `job` over what is known; an older job never hides a newer one of the same shot. */
export function withJob(state: JobState, job: Job): Pick<JobState, 'jobs' | 'byShot'> {
  const jobs = { ...state.jobs, [job.job_id]: job }
  const shot = shotOf(job)
  if (shot === null) return { jobs, byShot: state.byShot }
  const newest = state.byShot[shot]
  const isOlder = newest && newest.job_id !== job.job_id && newest.created_at > job.created_at
  return { jobs, byShot: isOlder ? state.byShot : { ...state.byShot, [shot]: job } }
}

const hasEnded = ({ status }: Job) =>
  status === 'done' || status === 'failed' || status === 'cancelled'

/** A list may have been read before the last events came: it never takes a job back. */
function isBehind(listed: Job, known: Job | undefined): boolean {
  if (!known || listed.attempts.length > known.attempts.length) return false
  if (hasEnded(known)) return !hasEnded(listed)
  return known.status === 'running' && !hasEnded(listed) && listed.progress < known.progress
}

/** Lays a list of jobs over what is known. */
export function withJobs(state: JobState, jobs: readonly Job[]): Pick<JobState, 'jobs' | 'byShot'> {
  let sum = state
  for (const job of jobs) {
    if (!isBehind(job, sum.jobs[job.job_id])) sum = Object.assign({}, sum, withJob(sum, job))
  }
  return sum
}

function withWritten({ written }: JobState, job: Job): ById<JobOutput> {
  const shot = shotOf(job)
  const output = job.outputs.at(-1)
  return shot !== null && output ? { ...written, [shot]: output } : written
}

export function heard(state: JobState, message: SocketMessage): Partial<JobState> {
  switch (message.type) {
    case 'job':
      return withJob(state, message.job)
    case 'event': {
      const { event, job } = message
      const sequence = Math.max(state.sequence, event.sequence)
      if (!job) return { sequence }
      const written = event.type === 'take_written' ? withWritten(state, job) : state.written
      return { ...withJob(state, job), written, sequence }
    }
    case 'progress': {
      const job = state.jobs[message.job_id]
      if (!job || hasEnded(job)) return {}
      const { progress, stage } = message
      return withJob(state, { ...job, status: 'running', progress, stage })
    }
    case 'backends':
      return { nodeChanges: state.nodeChanges + 1 }
    default:
      return message satisfies never
  }
}

export function withOrder(state: JobState, shotId: string, order: Order | null): Partial<JobState> {
  const orders = { ...state.orders }
  if (order) orders[shotId] = order
  else delete orders[shotId]
  return { orders }
}

import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Job, JobOutput, SocketMessage } from '@/api/types'
import type { ById } from '../document/model'
import { conditionOf, hasEnded } from './conditions'
import type { Order } from './panel-state'

/** How far a running job is. */
export type Step = Pick<Job, 'progress' | 'stage'>

/** Whether changes come by themselves, or the services are asked every few seconds. */
export type Hearing = 'connecting' | 'live' | 'asking'

export type JobState = {
  jobs: ById<Job>
  /** Of running jobs, newer than what `jobs` says: a step redraws a row, not the list. */
  steps: ById<Step>
  /** The job of each shot that a panel tells: one that renders, else one that waits, else the newest. */
  byShot: ById<Job>
  orders: ById<Order>
  /** What was written last for each shot since the project was opened, by shot id. */
  written: ById<JobOutput>
  hearing: Hearing
  /** The last event heard, so that a new connection misses none. */
  sequence: number
}

export type JobStore = StoreApi<JobState>

export const createJobStore = (): JobStore =>
  createStore<JobState>(() => ({
    jobs: {},
    steps: {},
    byShot: {},
    orders: {},
    written: {},
    hearing: 'connecting',
    sequence: 0,
  }))

/** The parts of the state that jobs change; copied once, then written to while they come in. */
type Draft = {
  jobs: Record<string, Job>
  steps: Record<string, Step>
  byShot: Record<string, Job>
  written: Record<string, JobOutput>
  sequence: number
}

function draftOf({ jobs, steps, byShot, written, sequence }: JobState): Draft {
  return {
    jobs: { ...jobs },
    steps: { ...steps },
    byShot: { ...byShot },
    written: { ...written },
    sequence,
  }
}

function shotOf(job: Job): string | null {
  const { shot_id: shot } = job.metadata
  return typeof shot === 'string' ? shot : null
}

function takeAway(draft: Draft, job: Job): void {
  delete draft.jobs[job.job_id]
  const shot = shotOf(job)
  if (shot !== null && draft.byShot[shot]?.job_id === job.job_id) delete draft.byShot[shot]
}

/** Of several jobs of a shot, the one under way comes before those that wait, and those before the ended. */
function rank(job: Job): number {
  const condition = conditionOf(job)
  return condition === 'rendering' ? 2 : condition === 'waiting' ? 1 : 0
}

/** Among equals the newer one tells; of those that wait the older, which comes first. */
function tellsMore(job: Job, told: Job): boolean {
  const difference = rank(job) - rank(told)
  if (difference !== 0) return difference > 0
  return rank(job) === 0 ? job.created_at >= told.created_at : job.created_at < told.created_at
}

/** The job that a panel tells once the told one has ended: another of its shot may be under way. */
function nextOf(draft: Draft, shot: string, ended: Job): Job {
  const own = Object.values(draft.jobs).filter((job) => shotOf(job) === shot && !hasEnded(job))
  return own.reduce((told, job) => (tellsMore(job, told) ? job : told), ended)
}

/** Lays `job` over what is known; a job that tells less never hides another of the same shot. */
function lay(draft: Draft, job: Job): void {
  if (job.deleted_at) {
    takeAway(draft, job)
    return
  }
  draft.jobs[job.job_id] = job
  delete draft.steps[job.job_id]
  const shot = shotOf(job)
  if (shot === null) return
  const told = draft.byShot[shot]
  if (told?.job_id === job.job_id)
    draft.byShot[shot] = hasEnded(job) ? nextOf(draft, shot, job) : job
  else if (!told || tellsMore(job, told)) draft.byShot[shot] = job
}

/** A list may have been read before the last events came: it never takes a job back. */
function isBehind(listed: Job, known: Job | undefined, step: Step | undefined): boolean {
  if (!known || listed.attempts.length > known.attempts.length) return false
  if (hasEnded(known)) return !hasEnded(listed)
  const progress = step?.progress ?? known.progress
  return known.status === 'running' && !hasEnded(listed) && listed.progress < progress
}

export function withJob(state: JobState, job: Job): Partial<JobState> {
  const draft = draftOf(state)
  lay(draft, job)
  return draft
}

/** Lays a list of jobs over what is known. */
export function withJobs(state: JobState, jobs: readonly Job[]): Partial<JobState> {
  const draft = draftOf(state)
  for (const job of jobs) {
    if (!isBehind(job, draft.jobs[job.job_id], draft.steps[job.job_id])) lay(draft, job)
  }
  return draft
}

/** Takes jobs off the list, such as those that were cleared. */
export function withoutJobs(state: JobState, ids: Iterable<string>): Partial<JobState> {
  const draft = draftOf(state)
  for (const id of ids) {
    const job = draft.jobs[id]
    if (job) takeAway(draft, job)
  }
  return draft
}

type Message<Type> = SocketMessage & { type: Type }

function hearEvent(draft: Draft, { event, job }: Message<'event'>): void {
  draft.sequence = Math.max(draft.sequence, event.sequence)
  if (!job) return
  lay(draft, job)
  const shot = shotOf(job)
  const output = job.outputs.at(-1)
  if (event.type === 'take_written' && shot !== null && output) draft.written[shot] = output
}

function hearStep(draft: Draft, { job_id: id, progress, stage }: Message<'progress'>): void {
  const job = draft.jobs[id]
  if (!job || hasEnded(job)) return
  draft.steps[id] = { progress, stage }
  const shot = shotOf(job)
  if (shot !== null && draft.byShot[shot]?.job_id === id) {
    draft.byShot[shot] = { ...job, status: 'running', progress, stage }
  }
}

function hear(draft: Draft, message: SocketMessage): void {
  switch (message.type) {
    case 'job':
      lay(draft, message.job)
      break
    case 'event':
      hearEvent(draft, message)
      break
    case 'progress':
      hearStep(draft, message)
      break
    case 'backends':
    case 'queue':
      // Kept with what was read of nodes and queue, not with the jobs.
      break
    default:
      message satisfies never
  }
}

/** What the messages change. A page of ten thousand jobs copies its list once, however many come. */
export function heard(state: JobState, messages: readonly SocketMessage[]): Partial<JobState> {
  if (messages.every(({ type }) => type === 'progress')) return heardSteps(state, messages)
  const draft = draftOf(state)
  for (const message of messages) hear(draft, message)
  return draft
}

/** Steps leave the list of jobs as it is, so that nothing is sorted or grouped anew. */
function heardSteps(state: JobState, messages: readonly SocketMessage[]): Partial<JobState> {
  const draft: Draft = { ...draftOf({ ...state, jobs: {} }), jobs: state.jobs }
  for (const message of messages) hear(draft, message)
  const { steps, byShot } = draft
  return { steps, byShot }
}

export function withOrder(state: JobState, shotId: string, order: Order | null): Partial<JobState> {
  const orders = { ...state.orders }
  if (order) orders[shotId] = order
  else delete orders[shotId]
  return { orders }
}

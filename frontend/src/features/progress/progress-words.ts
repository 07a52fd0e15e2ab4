import type { Job } from '@/api/types'
import { ordinal, stageText } from '@/lib/jobs/panel-state'
import { phaseOf } from '@/lib/jobs/phases'
import { clock, secondsLeft } from '@/lib/jobs/time-left'

export const isUnderWay = ({ status }: Job) => status === 'running' || status === 'collecting'

/** "3rd", "Next", "Starts": the sidebar has one line for each that waits. */
function placeText({ status, place }: Job): string {
  if (status === 'leased') return 'Starts'
  if (place === null) return 'Queued'
  return place <= 1 ? 'Next' : ordinal(place)
}

/** "Phase 2 of 3, Sampling 5 of 14", or where it stands in the queue. */
export function progressText(job: Job): string {
  if (!isUnderWay(job)) return placeText(job)
  const phase = phaseOf(job)
  const stage = stageText(job)
  return phase ? `Phase ${phase.at} of ${phase.of}, ${stage}` : stage
}

/** What a job is called among those of its group. */
export function jobName(job: Job, grouping: 'panel' | 'node'): string {
  const { shot, seed } = job.metadata
  if (grouping === 'node') return typeof shot === 'string' ? shot : 'A render'
  return typeof seed === 'number' ? `Seed ${seed}` : 'One take'
}

/** "0:21", or null while nobody can say. */
export function timeLeft(job: Job, now: number): string | null {
  const seconds = secondsLeft(job, now)
  if (seconds !== null) return clock(seconds)
  const ready = job.estimate?.ready_at
  if (!ready) return null
  return clock(Math.max(0, (Date.parse(ready) - now) / 1_000))
}

export const percentOf = (job: Job): number => Math.round(job.progress * 100)

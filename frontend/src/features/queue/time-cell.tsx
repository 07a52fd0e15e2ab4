import type { Job } from '@/api/types'
import { timeOfDay } from '@/lib/format/dates'
import { clock } from '@/lib/jobs/time-left'
import { useNow } from '@/lib/now'
import { useQueue } from './queue-context'
import { secondsToGo, tries } from './queue-words'

/** When a job is ready, counting down; how often a failed one was tried; when another ended. */
export function TimeCell({ job }: { job: Job }) {
  const now = useNow()
  const { forecast } = useQueue()
  if (job.status === 'failed') return tries(job)
  const outlook = forecast.outlooks.get(job.job_id)
  const left = secondsToGo(job, { outlook, forecastAt: forecast.at, now })
  if (left !== null) return clock(left)
  return job.completed_at === null ? '–' : timeOfDay(job.completed_at)
}

/** When the last of several jobs is ready. */
export function LastReady({ jobs }: { jobs: readonly Job[] }) {
  const now = useNow()
  const { forecast } = useQueue()
  const all = jobs.map((job) => {
    const outlook = forecast.outlooks.get(job.job_id)
    return secondsToGo(job, { outlook, forecastAt: forecast.at, now }) ?? 0
  })
  const last = Math.max(0, ...all)
  return last > 0 ? clock(last) : ''
}

import type { Job } from '@/api/types'
import { fixed } from '@/lib/format/figures'

/** Seconds a running job still needs, judged by what it has done; null while nothing can be said. */
export function secondsLeft(job: Job, now: number): number | null {
  if (job.status !== 'running' || job.started_at === null || job.progress < 0.05) return null
  const elapsed = (now - Date.parse(job.started_at)) / 1000
  return elapsed > 0 ? Math.ceil((elapsed / job.progress) * (1 - job.progress)) : null
}

const twoDigits = (count: number) => String(count).padStart(2, '0')

/** 21 is "0:21", 7322 is "2:02:02". */
export function clock(seconds: number): string {
  const whole = Math.round(seconds)
  const minutes = Math.floor(whole / 60)
  if (minutes < 60) return `${minutes}:${twoDigits(whole % 60)}`
  return `${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)}:${twoDigits(whole % 60)}`
}

/** How long something took: tenths matter below ten seconds. 0.42 is "0.4 s". */
export const took = (seconds: number): string =>
  seconds < 10 ? `${fixed(seconds, 1)} s` : clock(seconds)

import type { Job } from '@/api/types'

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
  seconds < 10 ? `${seconds.toFixed(1)} s` : clock(seconds)

function duration(job: Job): number | null {
  if (job.status !== 'done' || job.started_at === null || job.completed_at === null) return null
  return (Date.parse(job.completed_at) - Date.parse(job.started_at)) / 1000
}

const isActive = (job: Job) =>
  job.status === 'queued' ||
  job.status === 'leased' ||
  job.status === 'running' ||
  job.status === 'collecting'

/** How long a running job will have taken in all. */
function expected(job: Job, now: number): number | null {
  const left = secondsLeft(job, now)
  return left === null ? null : left / (1 - Math.min(0.99, job.progress))
}

function meanOf(all: readonly number[]): number | null {
  return all.length > 0 ? all.reduce((sum, each) => sum + each, 0) / all.length : null
}

export type QueueSummary = { active: number; fraction: number; secondsLeft: number | null }

/** All that is under way; jobs that wait are counted with the mean of the last ones done. */
export function summarise(jobs: readonly Job[], now: number): QueueSummary {
  const active = jobs.filter(isActive)
  const mean =
    meanOf(jobs.flatMap((job) => duration(job) ?? []).slice(-10)) ??
    meanOf(active.flatMap((job) => expected(job, now) ?? []))
  const left = active.map((job) => secondsLeft(job, now) ?? (job.progress > 0.9 ? 1 : mean))
  const known = left.filter((seconds) => seconds !== null)
  return {
    active: active.length,
    fraction: active.reduce((sum, job) => sum + job.progress, 0) / Math.max(1, active.length),
    secondsLeft:
      active.length > 0 && known.length === left.length
        ? Math.ceil(known.reduce((sum, each) => sum + each, 0))
        : null,
  }
}

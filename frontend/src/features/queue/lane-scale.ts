import type { ForecastJob } from '@/api/types'

/** Seconds between two marks of the scale; the smallest that shows everything is taken. */
const STEPS = [5, 10, 15, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 14_400, 43_200, 86_400]

/** Where "now" stands on a lane, and how far apart the marks are, both in parts of its width. */
export const NOW = 0.2
export const MARK = 0.15
const MARKS = 5
/** What a job has behind it may be cut off at the left; what comes must show whole. */
const AHEAD = (1 - NOW) / MARK

export type Scale = { step: number; marks: readonly number[] }

/** A scale for jobs that end up to `longest` seconds from now. */
export function scaleFor(longest: number): Scale {
  const step = STEPS.find((each) => each * AHEAD >= longest) ?? 86_400
  return { step, marks: Array.from({ length: MARKS }, (_, index) => (index + 1) * step) }
}

/** The end of the last forecast job, in seconds from now. */
export const lastEnd = (lanes: readonly { jobs: readonly ForecastJob[] }[]): number =>
  Math.max(0, ...lanes.flatMap(({ jobs }) => jobs.map(({ ends_in }) => ends_in)))

/** Seconds from now as a part of the lane's width. */
export const placeOf = (seconds: number, { step }: Scale): number => NOW + (seconds / step) * MARK

export type Block = { left: number; width: number }

/** Least width of a block, in parts of the lane: a job about to end is still seen. */
const LEAST = 0.012

/** Where a job lies on its lane; null where all of it is beyond either end. */
export function blockOf(
  { starts_in, ends_in }: Pick<ForecastJob, 'starts_in' | 'ends_in'>,
  passed: number,
  scale: Scale,
): Block | null {
  const hasBegun = starts_in <= 0
  const start = hasBegun ? starts_in - passed : Math.max(0, starts_in - passed)
  // A job that takes longer than foreseen ends now, not in the past.
  const end = hasBegun ? Math.max(0, ends_in - passed) : start + ends_in - starts_in
  const left = Math.max(0, placeOf(start, scale))
  const right = Math.min(1, Math.max(placeOf(end, scale), left + LEAST))
  return left < 1 && right > left ? { left, width: right - left } : null
}

/** "0:30", "2:00", "1 h", "1:30 h" for the marks. */
export function markLabel(seconds: number): string {
  if (seconds < 3_600) {
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  }
  const hours = Math.floor(seconds / 3_600)
  const minutes = Math.round((seconds % 3_600) / 60)
  return minutes === 0 ? `${hours} h` : `${hours}:${String(minutes).padStart(2, '0')} h`
}

import type { Take } from '@/lib/document/model'
import { counted } from '@/lib/format/counted'
import { clock } from '@/lib/jobs/time-left'
import type { PlannedRender } from './plan'

/** What renders will take before they are ordered; seconds are null while nobody knows. */
export type Cost = {
  takes: number
  /** From the first to the last of them, on the nodes that share them. */
  seconds: number | null
  /** What the queue still has to do before. */
  waits: number
  nodes: number
}

/** Takes of the same workflow that are looked at: a farm changes, and old ones tell little. */
const NEWEST = 15

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? null
}

const secondsOf = ({ startedAt, finishedAt }: Take): number =>
  (Date.parse(finishedAt) - Date.parse(startedAt)) / 1_000

/** Those of which it is known how long they took, the newest first. */
export const timedOf = (takes: readonly Take[]): readonly Take[] =>
  takes
    .filter((take) => take.jobId !== '' && Number.isFinite(secondsOf(take)))
    .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))

/** What a take of a workflow took lately; of any workflow, where it was not used yet. */
export function secondsPerTake(timed: readonly Take[], templateId: string): number | null {
  const own = timed.filter((take) => take.templateId === templateId)
  return median((own.length > 0 ? own : timed).slice(0, NEWEST).map(secondsOf))
}

/** `timed` as `timedOf` finds them. */
type Farm = { timed: readonly Take[]; usableNodes: number; waits: number }

/** The work shared by the nodes it may go to; those that are chosen do nothing else of it. */
export function costOf(
  renders: readonly (PlannedRender & { templateId: string })[],
  { timed, usableNodes, waits }: Farm,
): Cost {
  const byTemplate = new Map<string, number | null>()
  for (const { templateId } of renders) {
    if (!byTemplate.has(templateId)) byTemplate.set(templateId, secondsPerTake(timed, templateId))
  }
  const pinned = new Set(renders.flatMap(({ node }) => node ?? []))
  const isPinned = renders.every(({ node }) => node !== null)
  const nodes = Math.min(renders.length, isPinned ? pinned.size : Math.max(1, usableNodes))
  const all = renders.map(({ templateId }) => byTemplate.get(templateId) ?? null)
  const known = all.filter((seconds) => seconds !== null)
  const sum = known.reduce((total, seconds) => total + seconds, 0)
  // A workflow that nobody has timed is taken to be like the others.
  const seconds = known.length > 0 ? (sum / known.length) * (renders.length / nodes) : null
  return { takes: renders.length, seconds, waits, nodes }
}

/** "12 takes, about 4:10 on 2 nodes, after 2:00 of other renders". */
export function costWords({ takes, seconds, waits, nodes }: Cost): string {
  const time =
    seconds === null
      ? 'nobody knows yet how long one takes'
      : `about ${clock(seconds)} on ${counted(nodes, 'node')}`
  const before = waits >= 1 ? `, after ${clock(waits)} of other renders` : ''
  return `${counted(takes, 'take')}, ${time}${before}`
}

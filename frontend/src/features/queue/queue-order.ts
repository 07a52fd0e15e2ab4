import type { Job } from '@/api/types'

/** ISO times sort as text does; comparing letters as people do would cost far more. */
export const byText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)

/** The order of service within a project: who waits before the board, priority, position. */
export function inServiceOrder(a: Job, b: Job): number {
  return (
    Number(b.interactive) - Number(a.interactive) ||
    b.priority - a.priority ||
    a.position - b.position ||
    byText(a.created_at, b.created_at)
  )
}

/** The jobs that still can be moved, in the order in which they will be served. */
export const waitingInOrder = (jobs: readonly Job[]): Job[] =>
  jobs.filter(({ status }) => status === 'queued').sort(inServiceOrder)

export type Move = { id: string; to: { before: string } | { after: string } }

/**
 * The single moves that put `ids` before `target`, or behind all where it is null, one behind the
 * other as they stand now. Nothing where nothing would change.
 */
export function movesTo(order: readonly Job[], ids: ReadonlySet<string>, target: string | null) {
  const moving = order.filter(({ job_id }) => ids.has(job_id))
  const staying = order.filter(({ job_id }) => !ids.has(job_id))
  const place = target === null ? staying.length : firstStaying(order, ids, target)
  const wanted = [...staying.slice(0, place), ...moving, ...staying.slice(place)]
  if (wanted.every((job, index) => job === order[index])) return []
  const [head] = moving
  if (!head) return []
  const next = staying[place]
  const last = staying.at(-1)
  const first: Move[] = next
    ? [{ id: head.job_id, to: { before: next.job_id } }]
    : last
      ? [{ id: head.job_id, to: { after: last.job_id } }]
      : []
  const rest = moving.slice(1).map((job, index): Move => {
    const before = moving[index] ?? head
    return { id: job.job_id, to: { after: before.job_id } }
  })
  return [...first, ...rest]
}

/** The place, among those that stay, of `target`, or of the first behind it that stays. */
function firstStaying(order: readonly Job[], ids: ReadonlySet<string>, target: string): number {
  const at = order.findIndex(({ job_id }) => job_id === target)
  if (at < 0) return order.length
  return order.slice(0, at).filter(({ job_id }) => !ids.has(job_id)).length
}

/** Where one step up or down leads: the job to stand before, null for the end, or nothing. */
export function stepTarget(
  order: readonly Job[],
  ids: ReadonlySet<string>,
  step: -1 | 1,
): string | null | undefined {
  const places = order.flatMap(({ job_id }, index) => (ids.has(job_id) ? [index] : []))
  const [first] = places
  const last = places.at(-1)
  if (first === undefined || last === undefined) return undefined
  if (step < 0) return first === 0 ? undefined : order[first - 1]?.job_id
  if (last === order.length - 1) return undefined
  return order[last + 2]?.job_id ?? null
}

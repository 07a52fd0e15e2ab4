import type { Job } from '@/api/types'
import { hasEnded } from '@/lib/jobs/conditions'
import type { Queue } from './queue-context'
import type { JobVerbs } from './use-job-verbs'

export type Entry = { id: string; label: string; run: () => void; isOn?: boolean }
export type Section = { title: string; entries: readonly Entry[] }

/** Names for the priorities that a person gives; from -100 to 100 a script may give any. */
export const priorities = [
  { value: 50, label: 'Urgent' },
  { value: 10, label: 'High' },
  { value: 0, label: 'Normal' },
  { value: -10, label: 'Low' },
  { value: -50, label: 'When nothing else waits' },
] as const

const idsOf = (jobs: readonly Job[]) => jobs.map(({ job_id }) => job_id)

/** What all of them have in common; undefined where they differ. */
function shared<T>(jobs: readonly Job[], read: (job: Job) => T): T | undefined {
  const [first] = jobs
  return first && jobs.every((job) => read(job) === read(first)) ? read(first) : undefined
}

function places(waiting: readonly Job[], actions: Queue['actions'], verbs: JobVerbs): Entry[] {
  const ids = new Set(idsOf(waiting))
  return [
    { id: 'front', label: 'To the front', run: () => void actions.toFront([...ids]) },
    { id: 'up', label: 'Up', run: () => verbs.step(ids, -1) },
    { id: 'down', label: 'Down', run: () => verbs.step(ids, 1) },
    { id: 'end', label: 'To the end', run: () => verbs.toEnd(ids) },
  ]
}

function ranks(waiting: readonly Job[], actions: Queue['actions']): Entry[] {
  const now = shared(waiting, ({ priority }) => priority)
  return priorities.map(({ value, label }) => ({
    id: `priority-${value}`,
    label,
    isOn: now === value,
    run: () => void actions.change(idsOf(waiting), { priority: value }),
  }))
}

function pins(waiting: readonly Job[], { actions, nodes }: Queue): Entry[] {
  const now = shared(waiting, ({ pinned_node }) => pinned_node)
  const choices = [
    { id: null, name: 'Any node' },
    ...nodes.filter(({ enabled }) => enabled).map(({ id, name }) => ({ id, name })),
  ]
  return choices.map(({ id, name }) => ({
    id: `pin-${id ?? ''}`,
    label: name,
    isOn: now === id,
    run: () => void actions.change(idsOf(waiting), { pinned_node: id }),
  }))
}

function endings(jobs: readonly Job[], actions: Queue['actions']): Entry[] {
  const again = jobs.filter(({ status }) => status === 'failed' || status === 'cancelled')
  const over = jobs.filter(hasEnded)
  const active = jobs.filter((job) => !hasEnded(job))
  const entries: (Entry & { of: readonly Job[] })[] = [
    { id: 'retry', label: 'Retry', of: again, run: () => void actions.retry(idsOf(again)) },
    {
      id: 'dismiss',
      label: 'Take off the list',
      of: over,
      run: () => void actions.dismiss(idsOf(over)),
    },
    { id: 'cancel', label: 'Cancel', of: active, run: () => void actions.cancel(idsOf(active)) },
  ]
  return entries.filter(({ of }) => of.length > 0)
}

/** Whatever can be done to these jobs; what dragging does stands here as well. */
export function menuSections(jobs: readonly Job[], queue: Queue, verbs: JobVerbs): Section[] {
  const { actions } = queue
  const waiting = jobs.filter(({ status }) => status === 'queued')
  const shot = shared(jobs, ({ metadata }) => metadata.shot_id)
  const show = typeof shot === 'string' ? () => verbs.showOnBoard(shot) : null
  return [
    {
      title: 'Shot',
      entries: show ? [{ id: 'board', label: 'Show on the board', run: show }] : [],
    },
    { title: 'Job', entries: endings(jobs, actions) },
    ...(waiting.length > 0
      ? [
          { title: 'Place in the queue', entries: places(waiting, actions, verbs) },
          { title: 'Priority', entries: ranks(waiting, actions) },
          { title: 'Render on', entries: pins(waiting, queue) },
        ]
      : []),
  ].filter(({ entries }) => entries.length > 0)
}

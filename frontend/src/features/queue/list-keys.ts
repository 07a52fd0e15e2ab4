import type { KeyboardEvent } from 'react'
import { allJobs, jobsBetween, jobsOf, type QueueRow, rowAfterKey } from './queue-rows'
import { selectJobs, selectRange, selectRow, toggleRow, turnGroup, useQueueUi } from './queue-ui'

export type Means = {
  goTo: (id: string) => void
  step: (ids: ReadonlySet<string>, by: -1 | 1) => void
}

type Pressed = { id: string; rows: readonly QueueRow[]; event: KeyboardEvent }

/** Alt and an arrow: the row's jobs, or all that are selected with them, move one place. */
function moveByKey({ id, rows, event }: Pressed, { step }: Means): boolean {
  if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return false
  const jobs = jobsOf(rows, id)
  const { selected } = useQueueUi.getState()
  const moving = jobs.some((job) => selected.has(job)) ? selected : new Set(jobs)
  step(moving, event.key === 'ArrowUp' ? -1 : 1)
  return true
}

function selectByKey({ id, rows, event }: Pressed): boolean {
  if (event.key === ' ') toggleRow(id, jobsOf(rows, id))
  else if (event.key === 'Enter') selectRow(id, jobsOf(rows, id))
  else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) selectJobs(allJobs(rows))
  else return false
  return true
}

function walkByKey({ id, rows, event }: Pressed, { goTo }: Means): boolean {
  const result = rowAfterKey(rows, id, event.key)
  if (!result) return false
  if ('fold' in result) {
    turnGroup(result.fold)
    return true
  }
  const { to } = result
  if (event.shiftKey) {
    selectRange(to, jobsBetween(rows, useQueueUi.getState().anchor ?? id, to))
  } else if (!event.ctrlKey && !event.metaKey) selectRow(to, jobsOf(rows, to))
  goTo(to)
  return true
}

/** True when the key meant something to the list. */
export function pressKey(pressed: Pressed, means: Means): boolean {
  if (pressed.event.altKey) return moveByKey(pressed, means)
  return selectByKey(pressed) || walkByKey(pressed, means)
}

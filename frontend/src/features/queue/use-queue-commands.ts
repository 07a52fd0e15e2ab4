import { useMemo, useRef } from 'react'
import type { Job } from '@/api/types'
import { type Command, useCommands } from '@/lib/commands'
import { hasEnded } from '@/lib/jobs/conditions'
import { useQueue } from './queue-context'
import { jobsOf } from './queue-rows'
import { selectJobs, useQueueUi } from './queue-ui'
import type { QueueList } from './use-queue-list'

const idsOf = (jobs: readonly Job[]) => jobs.map(({ job_id }) => job_id)

/** The selected jobs; while nothing is selected, those of the row with the keyboard. */
function targetsIn({ all, rows }: QueueList): Job[] {
  const { selected, current } = useQueueUi.getState()
  const ids = selected.size > 0 ? selected : new Set(current === null ? [] : jobsOf(rows, current))
  return all.filter(({ job_id }) => ids.has(job_id))
}

/** All that can be done on the page by key or palette. */
export function useQueueCommands(list: QueueList): void {
  const { actions } = useQueue()
  const latest = useRef(list)
  latest.current = list
  const commands = useMemo<Command[]>(() => {
    const withJobs = (fits: (job: Job) => boolean, run: (ids: string[]) => unknown) => () => {
      const jobs = targetsIn(latest.current).filter(fits)
      if (jobs.length > 0) void run(idsOf(jobs))
    }
    const isOver = ({ status }: Job) => status === 'failed' || status === 'cancelled'
    return [
      {
        id: 'cancel-jobs',
        title: 'Cancel the selected jobs',
        keys: 'delete,backspace',
        run: withJobs((job) => !hasEnded(job), actions.cancel),
      },
      {
        id: 'retry-jobs',
        title: 'Retry the selected jobs',
        keys: 'r',
        run: withJobs(isOver, (ids) => actions.retry(ids)),
      },
      {
        id: 'front-jobs',
        title: 'Move the selected jobs to the front',
        keys: 'f',
        run: withJobs(({ status }) => status === 'queued', actions.toFront),
      },
      {
        id: 'dismiss-jobs',
        title: 'Take the selected jobs off the list',
        keys: 'x',
        run: withJobs(hasEnded, actions.dismiss),
      },
      { id: 'select-none', title: 'Select nothing', keys: 'escape', run: () => selectJobs([]) },
      { id: 'pause-queue', title: 'Pause the queue', run: actions.pause },
      { id: 'resume-queue', title: 'Resume the queue', run: actions.resume },
      { id: 'clear-queue', title: 'Clear finished jobs', run: actions.clearFinished },
      { id: 'cancel-waiting', title: 'Cancel all waiting jobs', run: actions.cancelWaiting },
      { id: 'dismiss-failures', title: 'Dismiss all failures', run: actions.dismissFailures },
    ]
  }, [actions])
  useCommands('queue', commands)
}

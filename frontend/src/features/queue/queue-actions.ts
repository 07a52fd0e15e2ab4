import { cancelJob, changeJob, frontJob, moveJob, retryJob } from '@/api/jobs'
import { clearJobs, pauseQueue, resumeQueue } from '@/api/queue'
import type { BulkAction, Job } from '@/api/types'
import { announce } from '@/components/room/room-ui'
import { counted } from '@/lib/format/counted'
import { createDesk, type Desk, type Office } from './queue-desk'
import type { Move } from './queue-order'

type Ids = readonly string[]
type Where = Pick<BulkAction, 'pinned_node' | 'avoid'>
type Change = Partial<Pick<Job, 'priority' | 'pinned_node'>>

const queueAgain = ({ bulk }: Desk, ids: Ids) => void bulk({ action: 'retry', job_ids: [...ids] })

function endings({ api, projectId }: Office, desk: Desk) {
  const { attempt, bulk, tell } = desk
  const cancelled = (ids: Ids | undefined) => {
    if (!ids?.length) return
    tell(`${counted(ids.length, 'job')} cancelled`, () => queueAgain(desk, ids))
  }
  return {
    cancel: async (ids: Ids) => {
      const [only] = ids
      if (ids.length !== 1 || !only) {
        return cancelled(await bulk({ action: 'cancel', job_ids: [...ids] }))
      }
      if (await attempt(() => cancelJob(api, only))) cancelled([only])
    },
    cancelWaiting: async () =>
      cancelled(await bulk({ action: 'cancel', project_id: projectId, status: ['queued'] })),
    retry: async (ids: Ids, where: Where = {}) => {
      const [only] = ids
      if (ids.length === 1 && only && Object.keys(where).length === 0) {
        if (await attempt(() => retryJob(api, only))) announce('1 job queued again')
        return
      }
      const done = await bulk({ action: 'retry', job_ids: [...ids], ...where })
      if (done?.length) tell(`${counted(done.length, 'job')} queued again`)
    },
  }
}

function places({ api }: Office, { attempt, bulk, note }: Desk) {
  const say = (jobs: readonly Job[], what: string) => {
    note(jobs)
    if (jobs.length > 0) announce(`${counted(jobs.length, 'job')} ${what}`)
  }
  return {
    toFront: async (ids: Ids) => {
      const [only] = ids
      if (ids.length !== 1 || !only) {
        const done = await bulk({ action: 'front', job_ids: [...ids] })
        if (done?.length) announce(`${counted(done.length, 'job')} moved to the front`)
        return
      }
      await attempt(async () => say([await frontJob(api, only)], 'moved to the front'))
    },
    /** One after the other: each stands where the one before it was put. */
    move: (moves: readonly Move[]) =>
      attempt(async () => {
        const moved: Job[] = []
        for (const { id, to } of moves) moved.push(await moveJob(api, id, to))
        say(moved, 'moved')
      }),
    change: (ids: Ids, change: Change) =>
      attempt(async () => {
        say(await Promise.all(ids.map((id) => changeJob(api, id, change))), 'changed')
      }),
  }
}

function clearing({ api, projectId }: Office, { attempt, bulk, takeOff, tell }: Desk) {
  return {
    /** Takes what has ended off the list. */
    dismiss: async (ids: Ids) => {
      const done = await bulk({ action: 'delete', job_ids: [...ids] })
      if (done) takeOff(done, `${counted(done.length, 'job')} taken off the list`)
    },
    clearFinished: async () => {
      const done = await attempt(() => clearJobs(api, projectId, ['done', 'cancelled']))
      if (done?.length === 0) tell('Nothing has finished yet')
      if (done) takeOff(done, `${counted(done.length, 'job')} cleared`)
    },
    dismissFailures: async () => {
      const done = await attempt(() => clearJobs(api, projectId, ['failed']))
      if (done) takeOff(done, `${counted(done.length, 'job')} dismissed`)
    },
  }
}

function flow({ api }: Office, { attempt }: Desk) {
  return {
    pause: async () => {
      if (await attempt(() => pauseQueue(api))) announce('The queue is paused')
    },
    resume: async () => {
      if (await attempt(() => resumeQueue(api))) announce('The queue runs again')
    },
  }
}

/** All that can be done to jobs and to the queue. Each says its result; what can be undone offers it. */
export function createQueueActions(office: Office) {
  const desk = createDesk(office)
  return {
    ...endings(office, desk),
    ...places(office, desk),
    ...clearing(office, desk),
    ...flow(office, desk),
  }
}

export type QueueActions = ReturnType<typeof createQueueActions>

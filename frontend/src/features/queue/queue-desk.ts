import type { QueryClient } from '@tanstack/react-query'
import type { Api } from '@/api/client'
import { messageOf } from '@/api/problem'
import { actOnJobs } from '@/api/queue'
import type { BulkAction, Job } from '@/api/types'
import { announce } from '@/components/room/room-ui'
import type { ToastContent } from '@/components/toast'
import { counted } from '@/lib/format/counted'
import { type JobStore, withJobs, withoutJobs } from '@/lib/jobs/job-store'

export type Office = {
  api: Api
  projectId: string
  store: JobStore
  queries: QueryClient
  showToast: (content: ToastContent) => void
}

type Outcome = { ok: boolean; message: string }

/** What to say when not everything went as asked: "3 of 5 jobs: …". */
export function refusalOf(results: readonly Outcome[]): string | null {
  const refused = results.filter(({ ok }) => !ok)
  const [first] = refused
  if (!first) return null
  if (results.length === 1) return first.message
  return `${refused.length} of ${counted(results.length, 'job')}: ${first.message}`
}

/** How the page asks for something: a refusal is told, and what follows from a change is read again. */
export function createDesk({ api, store, queries, showToast }: Office) {
  async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work()
    } catch (error) {
      showToast({ text: messageOf(error) })
      return undefined
    } finally {
      void queries.invalidateQueries({ queryKey: ['queue'] })
    }
  }

  /** Says a result, with the way back where there is one. */
  function tell(text: string, undo?: () => void): void {
    announce(text)
    showToast({ text, ...(undo && { action: { label: 'Undo', run: undo } }) })
  }

  /** The ids of the jobs with which it went as asked. */
  const bulk = (action: BulkAction) =>
    attempt(async () => {
      const results = await actOnJobs(api, action)
      const refusal = refusalOf(results)
      if (refusal) showToast({ text: refusal })
      return results.flatMap(({ ok, job_id }) => (ok ? [job_id] : []))
    })

  const note = (jobs: readonly Job[]) => store.setState((state) => withJobs(state, jobs))

  /** Off the list at once; the service tells everybody else. */
  function takeOff(ids: readonly string[], text: string): void {
    if (ids.length === 0) return
    const { jobs } = store.getState()
    const before = ids.flatMap((id) => jobs[id] ?? [])
    store.setState((state) => withoutJobs(state, ids))
    tell(text, async () => {
      if (await bulk({ action: 'restore', job_ids: [...ids] })) note(before)
    })
  }

  return { attempt, tell, bulk, note, takeOff }
}

export type Desk = ReturnType<typeof createDesk>

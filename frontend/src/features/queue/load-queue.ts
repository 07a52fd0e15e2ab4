import type { Api } from '@/api/client'
import { pageOfJobs } from '@/api/jobs'
import { type JobStore, withJobs } from '@/lib/jobs/job-store'

export type Source = { api: Api; projectId: string; store: JobStore }

/** Reads every job that is under way, waits or has failed, page by page. */
async function loadOpen({ api, projectId, store }: Source): Promise<void> {
  const filter = {
    projectId,
    status: ['running', 'collecting', 'leased', 'queued', 'failed'] as const,
    order: 'queue' as const,
  }
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof pageOfJobs>> = await pageOfJobs(api, filter, cursor)
    store.setState((state) => withJobs(state, page.jobs))
    cursor = page.next_cursor
  } while (cursor !== null)
}

/** Reads the newest of those that have ended; older ones are on the board and in the gallery. */
async function loadEnded({ api, projectId, store }: Source): Promise<void> {
  const filter = {
    projectId,
    status: ['done', 'cancelled'] as const,
    order: 'newest' as const,
  }
  const { jobs } = await pageOfJobs(api, filter, null)
  store.setState((state) => withJobs(state, jobs))
}

/** Everything that the page lists; later changes come over the socket. */
export async function loadQueue(source: Source): Promise<void> {
  await Promise.all([loadOpen(source), loadEnded(source)])
}

import { queryOptions } from '@tanstack/react-query'
import { type Api, answer } from './client'
import type { BulkAction } from './types'

/** Ms between two readings by themselves: estimates drift, though every change is told. */
const EVERY = 15_000

/** How the queue stands: of one project, or of everybody. */
export const queueQuery = (api: Api, projectId?: string) =>
  queryOptions({
    queryKey: ['queue', 'summary', projectId ?? null],
    queryFn: () =>
      answer(api.orchestrator.GET('/api/queue', { params: { query: { project_id: projectId } } })),
    refetchInterval: EVERY,
  })

/** What failed, grouped by cause, with what helps. */
export const failuresQuery = (api: Api, projectId: string) =>
  queryOptions({
    queryKey: ['queue', 'failures', projectId],
    queryFn: () => {
      const query = { project_id: projectId }
      return answer(api.orchestrator.GET('/api/queue/failures', { params: { query } }))
    },
    refetchInterval: EVERY,
  })

/** Where the waiting jobs of all projects would go as things stand, and the moment of saying so. */
export const forecastQuery = (api: Api) =>
  queryOptions({
    queryKey: ['queue', 'forecast'],
    queryFn: async () => {
      const { lanes } = await answer(api.orchestrator.GET('/api/queue/forecast'))
      return { lanes, at: Date.now() }
    },
    refetchInterval: EVERY,
  })

export const pauseQueue = (api: Api) => answer(api.orchestrator.POST('/api/queue/pause'))

export const resumeQueue = (api: Api) => answer(api.orchestrator.POST('/api/queue/resume'))

/** One action on many jobs; says of each how it went. */
export const actOnJobs = async (api: Api, action: BulkAction) =>
  (await answer(api.orchestrator.POST('/api/jobs/bulk', { body: action }))).results

/** Takes ended jobs off the list; answers which, for the way back. */
export const clearJobs = async (
  api: Api,
  projectId: string,
  status: ('done' | 'cancelled' | 'failed')[],
) => {
  const body = { status, project_id: projectId }
  return (await answer(api.orchestrator.POST('/api/jobs/clear', { body }))).job_ids
}

import { type Api, answer } from './client'
import type { Job, JobOrder } from './types'

/** As many as the service gives at once; older ones no longer change a panel. */
const MOST = 200

const at = (id: string) => ({ params: { path: { job_id: id } } })

export const listJobs = async (api: Api, projectId: string): Promise<Job[]> => {
  const query = { project_id: projectId, limit: MOST }
  return (await answer(api.orchestrator.GET('/api/jobs', { params: { query } }))).jobs
}

export const orderJob = (api: Api, order: JobOrder) =>
  answer(api.orchestrator.POST('/api/job', { body: order }))

/** Orders a graph as it was written: a seed of twenty digits is no number of ours. */
export const orderWrittenGraph = (
  api: Api,
  graph: { text: string; parsed: JobOrder['workflow_json'] },
  rest: Required<Pick<JobOrder, 'metadata' | 'interactive'>>,
) =>
  answer(
    api.orchestrator.POST('/api/job', {
      body: { ...rest, workflow_json: graph.parsed },
      bodySerializer: () => `{"workflow_json":${graph.text},${JSON.stringify(rest).slice(1)}`,
    }),
  )

export const cancelJob = (api: Api, id: string) =>
  answer(api.orchestrator.POST('/api/jobs/{job_id}/cancel', at(id)))

export const retryJob = (api: Api, id: string) =>
  answer(api.orchestrator.POST('/api/jobs/{job_id}/retry', at(id)))

type JobFilter = {
  projectId: string
  status: readonly Job['status'][]
  order: 'newest' | 'queue'
}

/** One page of a project's jobs. */
export const pageOfJobs = (api: Api, filter: JobFilter, cursor: string | null) => {
  const { projectId: project_id, status, order } = filter
  const query = { project_id, status: [...status], order, limit: MOST, ...(cursor && { cursor }) }
  return answer(api.orchestrator.GET('/api/jobs', { params: { query } }))
}

type JobChange = Partial<Pick<Job, 'priority' | 'pinned_node' | 'interactive'>>

/** Of a job that still waits. */
export const changeJob = (api: Api, id: string, change: JobChange) =>
  answer(api.orchestrator.PATCH('/api/jobs/{job_id}', { ...at(id), body: change }))

export const moveJob = (api: Api, id: string, to: { before: string } | { after: string }) =>
  answer(api.orchestrator.POST('/api/jobs/{job_id}/move', { ...at(id), body: to }))

export const frontJob = (api: Api, id: string) =>
  answer(api.orchestrator.POST('/api/jobs/{job_id}/front', at(id)))

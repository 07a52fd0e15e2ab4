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

export const cancelJob = (api: Api, id: string) =>
  answer(api.orchestrator.POST('/api/jobs/{job_id}/cancel', at(id)))

export const retryJob = (api: Api, id: string) =>
  answer(api.orchestrator.POST('/api/jobs/{job_id}/retry', at(id)))

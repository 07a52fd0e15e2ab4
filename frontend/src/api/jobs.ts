import type { Api } from './client'
import type { Job, JobOrder, JobReceipt } from './types'

export const listJobs = async (api: Api, projectId: string): Promise<Job[]> => {
  const query = { project_id: projectId, limit: 200 }
  return (await api.orchestrator.get<{ jobs: Job[] }>('/api/jobs', query)).jobs
}

export const orderJob = (api: Api, order: JobOrder) =>
  api.orchestrator.post<JobReceipt>('/api/job', order)

export const readJob = (api: Api, id: string) => api.orchestrator.get<Job>(`/api/jobs/${id}`)

export const cancelJob = (api: Api, id: string) =>
  api.orchestrator.post<unknown>(`/api/jobs/${id}/cancel`)

export const retryJob = (api: Api, id: string) =>
  api.orchestrator.post<unknown>(`/api/jobs/${id}/retry`)

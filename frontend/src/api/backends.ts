import { queryOptions } from '@tanstack/react-query'
import type { Api } from './client'
import type { Backend, BackendProbe, Backends } from './types'

export const backendsQuery = (api: Api) =>
  queryOptions({
    queryKey: ['backends'],
    queryFn: () => api.orchestrator.get<Backends>('/api/backends'),
    refetchInterval: 10_000,
  })

export const modelsQuery = (api: Api, folder: string) =>
  queryOptions({
    queryKey: ['models', folder],
    queryFn: async () =>
      (await api.orchestrator.get<{ models: string[] }>('/api/backends/models', { folder })).models,
    staleTime: 30_000,
  })

export const addBackend = (api: Api, backend: { name: string; url: string }) =>
  api.orchestrator.post<Backend>('/api/backends', backend)

export const testBackend = (api: Api, url: string) =>
  api.orchestrator.post<BackendProbe>('/api/backends/test', { url })

export const changeBackend = (
  api: Api,
  id: string,
  change: Partial<Pick<Backend, 'name' | 'url' | 'enabled'>>,
) => api.orchestrator.patch<Backend>(`/api/backends/${encodeURIComponent(id)}`, change)

export const removeBackend = (api: Api, id: string) =>
  api.orchestrator.delete(`/api/backends/${encodeURIComponent(id)}`)

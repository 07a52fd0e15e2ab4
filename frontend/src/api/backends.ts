import { queryOptions } from '@tanstack/react-query'
import { type Api, answer } from './client'
import type { Backend } from './types'

const at = (id: string) => ({ path: { backend_id: id } })

export const backendsQuery = (api: Api) =>
  queryOptions({
    queryKey: ['backends'],
    queryFn: () => answer(api.orchestrator.GET('/api/backends')),
    refetchInterval: 10_000,
  })

export const modelsQuery = (api: Api, folder: string) =>
  queryOptions({
    queryKey: ['models', folder],
    queryFn: async () => {
      const request = api.orchestrator.GET('/api/backends/models', {
        params: { query: { folder } },
      })
      return (await answer(request)).models
    },
    staleTime: 30_000,
  })

export const addBackend = (api: Api, backend: { name: string; url: string }) =>
  answer(api.orchestrator.POST('/api/backends', { body: backend }))

export const testBackend = (api: Api, url: string) =>
  answer(api.orchestrator.POST('/api/backends/test', { body: { url } }))

export const changeBackend = (
  api: Api,
  id: string,
  change: Partial<Pick<Backend, 'name' | 'url' | 'enabled'>>,
) => answer(api.orchestrator.PATCH('/api/backends/{backend_id}', { params: at(id), body: change }))

export const removeBackend = async (api: Api, id: string): Promise<void> => {
  await api.orchestrator.DELETE('/api/backends/{backend_id}', { params: at(id) })
}

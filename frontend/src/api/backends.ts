import { queryOptions } from '@tanstack/react-query'
import { type Api, answer } from './client'
import type { Backend, BackendAddress, BackendPatch, NewBackend } from './types'

const at = (id: string) => ({ path: { backend_id: id } })

/** Enabled, not there, and nobody can say why: its first answer is on its way. */
const isBeingAsked = ({ enabled, online, error }: Backend) => enabled && !online && error === null

/** Ms until the nodes are read again; somebody looks on while a new one is asked. */
export const pauseAfter = (backends: readonly Backend[]): number =>
  backends.some(isBeingAsked) ? 1_000 : 10_000

export const backendsQuery = (api: Api) =>
  queryOptions({
    queryKey: ['backends'],
    queryFn: () => answer(api.orchestrator.GET('/api/backends')),
    refetchInterval: ({ state }) => pauseAfter(state.data?.backends ?? []),
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

/** Every model file of the farm, with the nodes that hold it. */
export const modelPlacesQuery = (api: Api) =>
  queryOptions({
    queryKey: ['model-places'],
    queryFn: () => answer(api.orchestrator.GET('/api/models')),
    staleTime: 30_000,
  })

export const modelsOfQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['models-of', id],
    queryFn: async () => {
      const request = api.orchestrator.GET('/api/backends/{backend_id}/models', { params: at(id) })
      return (await answer(request)).models
    },
    staleTime: 30_000,
  })

/** The kinds of graph node that a node knows. */
export const classesQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['classes', id],
    queryFn: () =>
      answer(api.orchestrator.GET('/api/backends/{backend_id}/classes', { params: at(id) })),
    staleTime: 30_000,
  })

/** What answers at the usual ports of this machine; nowhere else is looked. */
export const foundQuery = (api: Api) =>
  queryOptions({
    queryKey: ['found-nodes'],
    queryFn: async () =>
      (await answer(api.orchestrator.POST('/api/backends/discover', { body: {} }))).found,
    staleTime: 60_000,
  })

export const addBackend = (api: Api, backend: NewBackend) =>
  answer(api.orchestrator.POST('/api/backends', { body: backend }))

export const testBackend = (api: Api, address: BackendAddress) =>
  answer(api.orchestrator.POST('/api/backends/test', { body: address }))

export const changeBackend = (api: Api, id: string, change: BackendPatch) =>
  answer(api.orchestrator.PATCH('/api/backends/{backend_id}', { params: at(id), body: change }))

export const removeBackend = async (api: Api, id: string): Promise<void> => {
  await api.orchestrator.DELETE('/api/backends/{backend_id}', { params: at(id) })
}

/** Brings a removed node back, its credentials too. */
export const restoreBackend = (api: Api, id: string) =>
  answer(api.orchestrator.POST('/api/backends/{backend_id}/restore', { params: at(id) }))

/** Looks at the node now, not when its turn comes. */
export const refreshBackend = (api: Api, id: string) =>
  answer(api.orchestrator.POST('/api/backends/{backend_id}/refresh', { params: at(id) }))

/** Out of quarantine. */
export const releaseBackend = (api: Api, id: string) =>
  answer(api.orchestrator.POST('/api/backends/{backend_id}/release', { params: at(id) }))

/** Stops what renders there, which goes back to the queue, and frees the node's memory. */
export const restartBackend = (api: Api, id: string) =>
  answer(api.orchestrator.POST('/api/backends/{backend_id}/restart', { params: at(id) }))

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { type Api, answer } from './client'
import type { components } from './storyboard.gen'

type Storyboard = components['schemas']

export type PoolItem = Storyboard['PoolItemView']
export type DeletedPoolItem = Storyboard['DeletedItemView']
export type PoolPage = Storyboard['PoolPage']
export type NewPoolItem = Storyboard['NewItem']
export type PoolChange = Storyboard['ItemChange']
export type PoolFilter = { type: PoolItem['type'] | null; tags: readonly string[]; q: string }

const PAGE = 100

export const poolKey = (projectId: string) => ['pool', projectId] as const

const ofProject = (projectId: string) => ({ path: { project_id: projectId } })
const ofItem = (projectId: string, id: string) => ({
  path: { project_id: projectId, item_id: id },
})

/** The newest first, in pages. */
export const poolQuery = (api: Api, projectId: string, { type, tags, q }: PoolFilter) =>
  infiniteQueryOptions({
    queryKey: [...poolKey(projectId), { type, tags, q }],
    queryFn: ({ pageParam, signal }) => {
      const filter = { q, limit: PAGE, tags: [...tags], ...(type && { type }) }
      const query = { ...filter, ...(pageParam !== null && { cursor: pageParam }) }
      const params = { ...ofProject(projectId), query }
      return answer(api.storyboard.GET('/api/projects/{project_id}/pool', { params, signal }))
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page: PoolPage) => page.next_cursor,
    placeholderData: (before) => before,
  })

/** What can be brought back, deleted last first. */
export const deletedPoolQuery = (api: Api, projectId: string) =>
  queryOptions({
    queryKey: [...poolKey(projectId), 'deleted'],
    queryFn: async () => {
      const params = ofProject(projectId)
      return (
        await answer(api.storyboard.GET('/api/projects/{project_id}/pool/deleted', { params }))
      ).items
    },
  })

/** All of them or none; a file that is in the pool keeps the item it has. */
export const addToPool = (api: Api, projectId: string, files: NewPoolItem[]) =>
  answer(
    api.storyboard.POST('/api/projects/{project_id}/pool', {
      params: ofProject(projectId),
      body: { files },
    }),
  )

export const changePoolItem = (api: Api, projectId: string, id: string, change: PoolChange) =>
  answer(
    api.storyboard.PATCH('/api/projects/{project_id}/pool/{item_id}', {
      params: ofItem(projectId, id),
      body: change,
    }),
  )

/** The file stays, and so do the takes made from it. */
export const deletePoolItem = async (api: Api, projectId: string, id: string): Promise<void> => {
  await api.storyboard.DELETE('/api/projects/{project_id}/pool/{item_id}', {
    params: ofItem(projectId, id),
  })
}

export const restorePoolItem = (api: Api, projectId: string, id: string) =>
  answer(
    api.storyboard.POST('/api/projects/{project_id}/pool/{item_id}/restore', {
      params: ofItem(projectId, id),
    }),
  )

/** A copy of its file becomes the shot's chosen take. */
export const applyPoolItem = (api: Api, projectId: string, id: string, shotId: string) =>
  answer(
    api.storyboard.POST('/api/projects/{project_id}/pool/{item_id}/apply', {
      params: ofItem(projectId, id),
      body: { shot_id: shotId },
    }),
  )

import { queryOptions } from '@tanstack/react-query'
import { type Api, answer } from './client'
import type { NewProject } from './types'

const at = (id: string) => ({ params: { path: { project_id: id } } })

export const projectsQuery = (api: Api) =>
  queryOptions({
    queryKey: ['projects'],
    queryFn: async () => (await answer(api.storyboard.GET('/api/projects'))).projects,
  })

export const projectQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['projects', id],
    queryFn: () => answer(api.storyboard.GET('/api/projects/{project_id}', at(id))),
  })

export const foldersQuery = (api: Api, path?: string) =>
  queryOptions({
    queryKey: ['folders', path ?? null],
    queryFn: () => answer(api.storyboard.GET('/api/folders', { params: { query: { path } } })),
  })

/** Makes a folder `name` in `path`; answers what is in it. */
export const createFolder = (api: Api, folder: { path: string; name: string }) =>
  answer(api.storyboard.POST('/api/folders', { body: folder }))

/** What a project can begin with besides an empty board; it changes with the console only. */
export const startersQuery = (api: Api) =>
  queryOptions({
    queryKey: ['starters'],
    queryFn: async () => (await answer(api.storyboard.GET('/api/starters'))).starters,
    staleTime: Number.POSITIVE_INFINITY,
  })

/** With a starter the board has its scenes and shots from the beginning. */
export function createProject(api: Api, project: NewProject, starter: string | null = null) {
  if (starter === null) return answer(api.storyboard.POST('/api/projects', { body: project }))
  const params = { path: { starter_id: starter } }
  return answer(
    api.storyboard.POST('/api/starters/{starter_id}/projects', { params, body: project }),
  )
}

export const openProject = (api: Api, path: string) =>
  answer(api.storyboard.POST('/api/projects/open', { body: { path } }))

/** Takes the project off this machine's list; its folder stays. */
export const forgetProject = async (api: Api, id: string): Promise<void> => {
  await api.storyboard.DELETE('/api/projects/{project_id}', at(id))
}

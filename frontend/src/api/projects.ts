import { queryOptions } from '@tanstack/react-query'
import { type Api, answer } from './client'
import type {
  CopyWanted,
  DeletedProject,
  NamesPreview,
  NamesWanted,
  NewProject,
  ProjectChanges,
  Work,
} from './types'

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

export const projectSettingsQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['projects', id, 'settings'],
    queryFn: () => answer(api.storyboard.GET('/api/projects/{project_id}/settings', at(id))),
    staleTime: 0,
  })

/** Changes what is given; open boards see it at once. */
export const changeProject = (api: Api, id: string, body: ProjectChanges) =>
  answer(api.storyboard.PATCH('/api/projects/{project_id}', { ...at(id), body }))

/** The profiles that name takes, and what the tokens of patterns stand for. */
export const namingQuery = (api: Api) =>
  queryOptions({
    queryKey: ['naming'],
    queryFn: () => answer(api.storyboard.GET('/api/naming')),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** The names that the next takes would get. */
export const namesQuery = (api: Api, id: string, wanted: NamesWanted) =>
  queryOptions({
    queryKey: ['projects', id, 'names', wanted],
    queryFn: (): Promise<NamesPreview> =>
      answer(
        api.storyboard.POST('/api/projects/{project_id}/naming/preview', {
          ...at(id),
          body: wanted,
        }),
      ),
    staleTime: 0,
  })

export const renameProjectFolder = (api: Api, id: string, name: string) =>
  answer(api.storyboard.POST('/api/projects/{project_id}/folder', { ...at(id), body: { name } }))

export const duplicateProject = (api: Api, id: string, body: CopyWanted): Promise<Work> =>
  answer(api.storyboard.POST('/api/projects/{project_id}/duplicate', { ...at(id), body }))

export const saveProjectAs = (
  api: Api,
  id: string,
  body: { name: string; folder: string },
): Promise<Work> =>
  answer(api.storyboard.POST('/api/projects/{project_id}/save-as', { ...at(id), body }))

export const archiveProject = (
  api: Api,
  id: string,
  body: { name: string; folder: string },
): Promise<Work> =>
  answer(api.storyboard.POST('/api/projects/{project_id}/archive', { ...at(id), body }))

/** Where the browser gets the archive from, while it is packed. */
export const archiveUrl = (api: Api, id: string): string =>
  api.storyboard.url(`/api/projects/${encodeURIComponent(id)}/archive`)

export const unpackProject = (api: Api, body: { path: string; folder: string }): Promise<Work> =>
  answer(api.storyboard.POST('/api/projects/from-archive', { body }))

/** On the desktop of the console; `path` is relative, empty for the project's own folder. */
export const showInFileManager = (api: Api, id: string, path: string) =>
  answer(api.storyboard.POST('/api/projects/{project_id}/show', { ...at(id), body: { path } }))

/** `typed` is the project's name, as somebody typed it to confirm. */
export const deleteProject = (api: Api, id: string, typed: string): Promise<DeletedProject> =>
  answer(
    api.storyboard.POST('/api/projects/{project_id}/delete', { ...at(id), body: { name: typed } }),
  )

export const deletedProjectsQuery = (api: Api) =>
  queryOptions({
    queryKey: ['deleted-projects'],
    queryFn: async () => (await answer(api.storyboard.GET('/api/projects/deleted'))).projects,
  })

export const restoreProject = (api: Api, id: string) =>
  answer(api.storyboard.POST('/api/projects/deleted/{project_id}/restore', at(id)))

/** Its files are gone then. `typed` is the project's name, as somebody typed it to confirm. */
export const removeForGood = (api: Api, id: string, typed: string) =>
  answer(
    api.storyboard.POST('/api/projects/deleted/{project_id}/remove', {
      ...at(id),
      body: { name: typed },
    }),
  )

export const workQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['works', id],
    queryFn: (): Promise<Work> =>
      answer(api.storyboard.GET('/api/works/{work_id}', { params: { path: { work_id: id } } })),
    staleTime: 0,
  })

export const cancelWork = (api: Api, id: string): Promise<Work> =>
  answer(api.storyboard.POST('/api/works/{work_id}/cancel', { params: { path: { work_id: id } } }))

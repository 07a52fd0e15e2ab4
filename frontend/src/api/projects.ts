import { queryOptions } from '@tanstack/react-query'
import type { Api } from './client'
import type { FolderListing, NewProject, Project, ProjectRef } from './types'

export const projectsQuery = (api: Api) =>
  queryOptions({
    queryKey: ['projects'],
    queryFn: async () =>
      (await api.storyboard.get<{ projects: Project[] }>('/api/projects')).projects,
  })

export const projectQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['projects', id],
    queryFn: () => api.storyboard.get<Project>(`/api/projects/${encodeURIComponent(id)}`),
  })

export const foldersQuery = (api: Api, path?: string) =>
  queryOptions({
    queryKey: ['folders', path ?? null],
    queryFn: () => api.storyboard.get<FolderListing>('/api/folders', { path }),
  })

export const createProject = (api: Api, project: NewProject) =>
  api.storyboard.post<ProjectRef>('/api/projects', project)

export const openProject = (api: Api, path: string) =>
  api.storyboard.post<ProjectRef>('/api/projects/open', { path })

/** Takes the project off this machine's list; its folder stays. */
export const forgetProject = (api: Api, id: string) =>
  api.storyboard.delete(`/api/projects/${encodeURIComponent(id)}`)

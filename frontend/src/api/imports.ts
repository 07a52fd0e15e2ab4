import { type Api, answer } from './client'
import type { components } from './storyboard.gen'

export type ImportedTake = components['schemas']['ImportedTake']
export type PastedFiles = components['schemas']['Pasted']

type Wanted = { projectId: string; shotId: string; path: string; from?: string | undefined }

/** A copy of a file, of this project or of the one named by `from`, becomes a shot's chosen take. */
export const importTake = (api: Api, { projectId, shotId, path, from }: Wanted) =>
  answer(
    api.storyboard.POST('/api/projects/{project_id}/shots/{shot_id}/imports', {
      params: { path: { project_id: projectId, shot_id: shotId } },
      body: from === undefined ? { path } : { path, project: from },
    }),
  )

type Files = { projectId: string; from: string; paths: readonly string[] }

/** Copies files of another project into this one, each content once. */
export const pasteFiles = (api: Api, { projectId, from, paths }: Files): Promise<PastedFiles> =>
  answer(
    api.storyboard.POST('/api/projects/{project_id}/paste', {
      params: { path: { project_id: projectId } },
      body: { from_project: from, paths: [...paths] },
    }),
  )

/** What the storyboard does with shots and takes that is more than an edit of the document. */
import { type Api, answer } from './client'

/** Another slate for a shot and its alternates; their folders go along with all that is in them. */
export const renameShot = (api: Api, projectId: string, shotId: string, code: string) =>
  answer(
    api.storyboard.PUT('/api/projects/{project_id}/shots/{shot_id}/code', {
      params: { path: { project_id: projectId, shot_id: shotId } },
      body: { code },
    }),
  )

const take = (projectId: string, takeId: string) => ({
  params: { path: { project_id: projectId, take_id: takeId } },
})

/** Into the gallery's trash, with its record, stars and notes. */
export const trashTake = (api: Api, projectId: string, takeId: string) =>
  answer(
    api.storyboard.POST(
      '/api/projects/{project_id}/takes/{take_id}/trash',
      take(projectId, takeId),
    ),
  )

/** Onto its shot again. */
export const restoreTake = (api: Api, projectId: string, takeId: string) =>
  answer(
    api.storyboard.POST(
      '/api/projects/{project_id}/takes/{take_id}/restore',
      take(projectId, takeId),
    ),
  )

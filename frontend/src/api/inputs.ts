import { type Api, answer } from './client'
import type { KeptFile } from './types'

/** Keeps a person's picture, video or sound in the project, once for each content. */
export const keepInput = (api: Api, projectId: string, file: File): Promise<KeptFile> =>
  answer(
    api.storyboard.POST('/api/projects/{project_id}/inputs', {
      params: { path: { project_id: projectId } },
      // The client's types say a file is text, as its schema does; the form below holds the file.
      body: { file: file.name },
      bodySerializer: () => {
        const form = new FormData()
        form.append('file', file)
        return form
      },
    }),
  )

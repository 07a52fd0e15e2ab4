import { type Api, answer } from './client'
import { ApiProblem } from './problem'
import type { KeptFile } from './types'

const TOO_LARGE = 413

/** A body is refused before its file's name is read; of several files one wants to know which. */
function named(error: unknown, { name }: File): unknown {
  if (!(error instanceof ApiProblem) || error.status !== TOO_LARGE) return error
  if (error.message.includes(name)) return error
  return new ApiProblem(TOO_LARGE, `${name} was not taken in. ${error.message}`)
}

/** Keeps a person's picture, video or sound in the project, once for each content. */
export async function keepInput(api: Api, projectId: string, file: File): Promise<KeptFile> {
  try {
    return await sent(api, projectId, file)
  } catch (error) {
    throw named(error, file)
  }
}

const sent = (api: Api, projectId: string, file: File): Promise<KeptFile> =>
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

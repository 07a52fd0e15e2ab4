import { ApiProblem, messageOf } from '@/api/problem'

/** Where in the form a refusal is told; `form` is about none of its fields. */
export type Fault = { field: 'name' | 'folder' | 'form'; message: string }

/** The storyboard service refuses a name as not valid (422), a folder as not allowed (403). */
function fieldOf(error: unknown): Fault['field'] {
  if (!(error instanceof ApiProblem)) return 'form'
  if (error.status === 422) return 'name'
  return error.status === 403 ? 'folder' : 'form'
}

export function faultOf(error: unknown): Fault {
  return { field: fieldOf(error), message: messageOf(error) }
}

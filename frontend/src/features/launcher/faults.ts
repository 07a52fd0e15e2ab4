import { ApiProblem, messageOf } from '@/api/problem'

/** Where in the form a refusal is told; `form` is about none of its fields. */
export type Fault = { field: 'name' | 'folder' | 'form'; message: string }

const refusesInput = (error: unknown): error is ApiProblem =>
  error instanceof ApiProblem && error.status >= 400 && error.status < 500

/** The services refuse a name and a folder with sentences that say which of them is meant. */
export function faultOf(error: unknown): Fault {
  const message = messageOf(error)
  if (!refusesInput(error)) return { field: 'form', message }
  return { field: /\bfolder\b/i.test(message) ? 'folder' : 'name', message }
}

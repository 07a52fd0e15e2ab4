/** What is wrong with one thing that was sent. */
export type Fault = { readonly field: string; readonly message: string }

/** A service's refusal: the sentence of its problem+json body, and what it says of single fields. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  constructor(
    readonly status: number,
    detail: string,
    readonly faults: readonly Fault[] = [],
    /** The whole body, for what only one kind of refusal tells. */
    readonly body: unknown = null,
  ) {
    super(detail)
  }
}

/** The service did not answer at all. */
export class ServiceUnreachable extends Error {
  override readonly name = 'ServiceUnreachable'
  constructor(readonly service: string) {
    super(`${service} does not answer. It may be starting again; try once more in a moment.`)
  }
}

function sentence(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  if ('detail' in body && typeof body.detail === 'string') return body.detail
  if ('title' in body && typeof body.title === 'string') return body.title
  return undefined
}

const isFault = (value: unknown): value is Fault =>
  typeof value === 'object' &&
  value !== null &&
  'field' in value &&
  typeof value.field === 'string' &&
  'message' in value &&
  typeof value.message === 'string'

function faultsOf(body: unknown): readonly Fault[] {
  if (typeof body !== 'object' || body === null || !('errors' in body)) return []
  return Array.isArray(body.errors) ? body.errors.filter(isFault) : []
}

export async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => undefined)
  const detail = sentence(body) ?? `The service answered ${response.status} without a reason.`
  return new ApiProblem(response.status, detail, faultsOf(body), body)
}

/** What to tell a person about any thrown value. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

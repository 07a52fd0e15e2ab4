/** A service's refusal: the sentence of its problem+json body. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  constructor(
    readonly status: number,
    detail: string,
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

export async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => undefined)
  const detail = sentence(body) ?? `The service answered ${response.status} without a reason.`
  return new ApiProblem(response.status, detail)
}

/** What to tell a person about any thrown value. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

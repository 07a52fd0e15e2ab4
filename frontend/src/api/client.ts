import { problemOf, ServiceUnreachable } from './problem'
import type { PageConfig, ServiceName } from './types'

type Query = Record<string, string | number | undefined>

/** One service over HTTP. Refusals become ApiProblem, silence becomes ServiceUnreachable. */
export type ServiceClient = {
  url: (path: string, query?: Query) => string
  socket: (path: string, query?: Query) => string
  get: <T>(path: string, query?: Query) => Promise<T>
  post: <T>(path: string, body?: unknown) => Promise<T>
  patch: <T>(path: string, body: unknown) => Promise<T>
  delete: (path: string) => Promise<void>
}

export type Api = Record<ServiceName, ServiceClient> & { config: PageConfig }

const labels: Record<ServiceName, string> = {
  prompt_engine: 'The prompt engine',
  storyboard: 'The storyboard service',
  orchestrator: 'The orchestrator',
  gallery: 'The gallery service',
}

function address(base: string, path: string, query: Query = {}): string {
  const url = new URL(path, base)
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(key, String(value))
  }
  return url.toString()
}

async function send(service: ServiceName, url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init).catch((reason: unknown) => {
    if (reason instanceof DOMException && reason.name === 'AbortError') throw reason
    throw new ServiceUnreachable(labels[service])
  })
  if (!response.ok) throw await problemOf(response)
  return response
}

function json(method: string, body: unknown): RequestInit {
  if (body === undefined) return { method }
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

function createServiceClient(service: ServiceName, base: string): ServiceClient {
  const url: ServiceClient['url'] = (path, query) => address(base, path, query)
  const read = async <T>(path: string, init: RequestInit, query?: Query): Promise<T> =>
    (await (await send(service, url(path, query), init)).json()) as T
  return {
    url,
    socket: (path, query) => url(path, query).replace(/^http/, 'ws'),
    get: (path, query) => read(path, {}, query),
    post: (path, body) => read(path, json('POST', body)),
    patch: (path, body) => read(path, json('PATCH', body)),
    delete: async (path) => {
      await send(service, url(path), { method: 'DELETE' })
    },
  }
}

export function createApi(config: PageConfig): Api {
  const client = (name: ServiceName) => createServiceClient(name, config.services[name])
  return {
    config,
    prompt_engine: client('prompt_engine'),
    storyboard: client('storyboard'),
    orchestrator: client('orchestrator'),
    gallery: client('gallery'),
  }
}

/** The launcher says where the services of this console listen. */
export async function loadConfig(): Promise<PageConfig> {
  const response = await fetch('/config.json')
  if (!response.ok) throw await problemOf(response)
  return (await response.json()) as PageConfig
}

import createClient, { type Client, type Middleware } from 'openapi-fetch'
import type { paths as GalleryPaths } from './gallery.gen'
import type { paths as OrchestratorPaths } from './orchestrator.gen'
import { ApiProblem, problemOf, ServiceUnreachable } from './problem'
import type { paths as PromptEnginePaths } from './prompt_engine.gen'
import type { paths as StoryboardPaths } from './storyboard.gen'
import type { PageConfig, ServiceName } from './types'

type Query = Record<string, string | number | undefined>

/** One service: its typed requests, and addresses for what a browser fetches by itself. */
export type Service<Paths extends object> = Client<Paths> & {
  url: (path: string, query?: Query) => string
  socket: (path: string, query?: Query) => string
}

export type Api = {
  config: PageConfig
  prompt_engine: Service<PromptEnginePaths>
  storyboard: Service<StoryboardPaths>
  orchestrator: Service<OrchestratorPaths>
  gallery: Service<GalleryPaths>
}

const labels: Record<ServiceName, string> = {
  prompt_engine: 'The prompt engine',
  storyboard: 'The storyboard service',
  orchestrator: 'The orchestrator',
  gallery: 'The gallery service',
}

/** Refusals become ApiProblem, silence becomes ServiceUnreachable. */
function failures(service: ServiceName): Middleware {
  return {
    onResponse: async ({ response }) => {
      if (!response.ok) throw await problemOf(response)
    },
    onError: ({ error }) => {
      if (error instanceof DOMException && error.name === 'AbortError') return error
      return new ServiceUnreachable(labels[service])
    },
  }
}

function address(base: string, path: string, query: Query = {}): string {
  const url = new URL(path, base)
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(key, String(value))
  }
  return url.toString()
}

function createService<Paths extends object>(name: ServiceName, base: string): Service<Paths> {
  const client = createClient<Paths>({ baseUrl: base })
  client.use(failures(name))
  const url = (path: string, query?: Query) => address(base, path, query)
  const socket = (path: string, query?: Query) => url(path, query).replace(/^http/, 'ws')
  return { ...client, url, socket }
}

export function createApi(config: PageConfig): Api {
  const { services } = config
  return {
    config,
    prompt_engine: createService('prompt_engine', services.prompt_engine),
    storyboard: createService('storyboard', services.storyboard),
    orchestrator: createService('orchestrator', services.orchestrator),
    gallery: createService('gallery', services.gallery),
  }
}

/** The body of an answer; refusals were thrown before it came to this. */
export async function answer<T>(request: Promise<{ data?: T; response: Response }>) {
  const { data, response } = await request
  if (data === undefined) throw new ApiProblem(response.status, 'The service answered nothing.')
  return data
}

/** The launcher says where the services of this console listen. */
export async function loadConfig(): Promise<PageConfig> {
  const response = await fetch('/config.json')
  if (!response.ok) throw await problemOf(response)
  return (await response.json()) as PageConfig
}

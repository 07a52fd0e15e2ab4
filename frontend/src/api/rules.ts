import { queryOptions } from '@tanstack/react-query'
import { together } from '@/lib/together'
import { type Api, answer } from './client'
import type { CameraRepairs } from './types'

/** The rules hold no state: what they answered once they answer again. */
const KEEP = Number.POSITIVE_INFINITY

type Camera = Readonly<Record<string, string>>

/** Cameras that one request may name; more would keep the service from answering others. */
const MOST_AT_ONCE = 50

async function validations(api: Api, cameras: readonly Camera[]) {
  const [camera = {}] = cameras
  if (cameras.length === 1) {
    return [await answer(api.prompt_engine.POST('/validate', { body: { camera } }))]
  }
  const body = { cameras: [...cameras] }
  return (await answer(api.prompt_engine.POST('/validate/many', { body }))).validations
}

const loader = (api: Api) =>
  together((cameras: readonly Camera[]) => validations(api, cameras), MOST_AT_ONCE)

const loaders = new WeakMap<Api, ReturnType<typeof loader>>()

/** A board asks for hundreds of shots at once: they go together. */
function validationOf(api: Api, camera: Camera) {
  const load = loaders.get(api) ?? loader(api)
  loaders.set(api, load)
  return load(camera)
}

/** What clashes in a camera, the gravest first. */
export const validationQuery = (api: Api, camera: Camera) =>
  queryOptions({
    queryKey: ['validation', camera],
    queryFn: () => validationOf(api, camera),
    enabled: Object.keys(camera).length > 0,
    staleTime: KEEP,
  })

/** Every value of a field, and what choosing it would add to what clashes already. */
export const optionsQuery = (api: Api, field: string, camera: Camera) =>
  queryOptions({
    queryKey: ['options', field, camera],
    queryFn: () => answer(api.prompt_engine.POST('/options', { body: { field, camera } })),
    staleTime: KEEP,
  })

const NOTHING: readonly string[] = []

/** The smallest sets of changes that make a camera valid; what is in `keep` stays. */
export const repairsQuery = (api: Api, camera: Camera, keep = NOTHING) =>
  queryOptions({
    queryKey: ['repairs', camera, keep],
    queryFn: (): Promise<CameraRepairs> =>
      answer(api.prompt_engine.POST('/repair', { body: { camera, keep: [...keep] } })),
    staleTime: KEEP,
  })

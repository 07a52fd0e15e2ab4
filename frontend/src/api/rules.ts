import { queryOptions } from '@tanstack/react-query'
import { type Api, answer } from './client'
import type { CameraRepairs } from './types'

/** The rules hold no state: what they answered once they answer again. */
const KEEP = Number.POSITIVE_INFINITY

type Camera = Readonly<Record<string, string>>

/** What clashes in a camera, the gravest first. */
export const validationQuery = (api: Api, camera: Camera) =>
  queryOptions({
    queryKey: ['validation', camera],
    queryFn: () => answer(api.prompt_engine.POST('/validate', { body: { camera } })),
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

/** What a shot would be rendered for now; a take remembers it. The server's twin: staleness/intent.py. */
import type { TemplateInput } from '@/api/types'
import type { FormValues, Json } from '@/lib/workflow/values'
import type { ProjectFacts, Scene, SeedPolicy, Shot } from './model'
import { type SceneText, sceneTextOf } from './scene-text'

export type Intent = {
  description: string
  /** Only where the shot's scene says something in every prompt. */
  scene?: SceneText
  /** A person's own words where they stand in the prompt's place: then nothing follows the shot. */
  prompt?: string
  camera: Readonly<Record<string, string>>
  template_id: string
  values: FormValues
  /** `spread` is a seed that the order chose, as one of several at once. */
  seed_policy: SeedPolicy | 'spread'
  /** Only of a shot that keeps its seed. */
  seed?: number
  /** Width and height of the film's picture, such as 1.85 : 1. */
  frame: readonly [number, number]
}

type Film = Pick<ProjectFacts, 'frameWidth' | 'frameHeight'>

type Options = {
  /** Of the workflow that renders it, so that own words are told from those that follow the shot. */
  inputs?: readonly Pick<TemplateInput, 'name' | 'role'>[]
  isSpread?: boolean
  /** The scene of the shot. */
  scene?: Scene | undefined
}

function ownPrompt(values: FormValues, inputs: Options['inputs'] = []): string | undefined {
  const input = inputs.find(({ role }) => role === 'prompt')
  const value: Json | undefined = input && values[input.name]
  return typeof value === 'string' ? value : undefined
}

export function intentOf(
  shot: Shot,
  film: Film,
  { inputs, isSpread = false, scene }: Options = {},
): Intent {
  const prompt = ownPrompt(shot.values, inputs)
  const text = sceneTextOf(shot, scene)
  const isKept = shot.seedPolicy === 'fixed' && !isSpread
  return {
    description: shot.description || shot.name,
    ...(text && { scene: text }),
    ...(prompt !== undefined && { prompt }),
    camera: shot.camera,
    template_id: shot.templateId,
    values: shot.values,
    seed_policy: isSpread ? 'spread' : shot.seedPolicy,
    ...(isKept && { seed: shot.seed }),
    frame: [film.frameWidth, film.frameHeight],
  }
}

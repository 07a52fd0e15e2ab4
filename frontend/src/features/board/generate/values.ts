import type {
  BuiltValues,
  Template,
  TemplateInput,
  WorkflowRequest,
  WrittenPrompt,
} from '@/api/types'
import { isMedia } from '@/components/workflow-form/inputs'
import { newSeed } from '@/components/workflow-form/seed-input'
import { sizeAtRest } from '@/components/workflow-form/size-input'
import type { ProjectFacts, Shot } from '@/lib/document/model'
import {
  ADDED_LORAS,
  CAMERA_ANGLE,
  type FormValues,
  type Json,
  NEXT_SCENE,
  readAddedLoras,
  readMedia,
} from '@/lib/workflow/values'

const numberOr = (value: Json | undefined, otherwise: number) =>
  typeof value === 'number' ? value : otherwise

/** The size that a render of this shot gets; undefined where its workflow takes none. */
export function renderSize(template: Template, shot: Shot, project: ProjectFacts) {
  const width = template.inputs.find(({ role }) => role === 'width')
  const height = template.inputs.find(({ role }) => role === 'height')
  if (!width || !height) return undefined
  const frame = { width: project.frameWidth, height: project.frameHeight }
  const rest = sizeAtRest(width, height, frame)
  return {
    width: numberOr(shot.values[width.name], rest.width),
    height: numberOr(shot.values[height.name], rest.height),
  }
}

type Given = { shot: Shot; project: ProjectFacts; template: Template; seed: number }

/** What was painted on the picture that a mask belongs to, or on the first one where it has none of its own. */
function paintedMask(mask: TemplateInput, { template, shot }: Given): Json {
  const pictures = template.inputs.filter(({ type }) => type === 'image')
  const own = pictures.filter(({ node, field }) => node === mask.node && field === mask.field)
  for (const { name } of own.length > 0 ? own : pictures) {
    const picture = readMedia(shot.values[name])
    if (picture?.enabled && picture.mask !== undefined) return picture.mask
  }
  return null
}

/** What an input is sent; null leaves it to the template. Prompts are sent by their role. */
function valueFor(input: TemplateInput, given: Given): Json {
  const { shot, project, template, seed } = given
  const chosen = shot.values[input.name] ?? null
  if (isMedia(input)) {
    const file = readMedia(chosen)
    if (!file && input.type === 'mask') return paintedMask(input, given)
    return file?.enabled ? file.path : null
  }
  switch (input.role) {
    case 'prompt':
    case 'negative_prompt':
      return null
    case 'seed':
      return seed
    case 'width':
      return chosen ?? renderSize(template, shot, project)?.width ?? null
    case 'height':
      return chosen ?? renderSize(template, shot, project)?.height ?? null
    default:
      return chosen
  }
}

/** Every value that is not the template's own. */
export function parameterValues(given: Given): FormValues {
  const values = given.template.inputs.map((input) => [input.name, valueFor(input, given)] as const)
  return Object.fromEntries(values.filter(([, value]) => value !== null))
}

type Prompts = Pick<WrittenPrompt, 'prompt' | 'negative_prompt'>

/** A person's own words where there are some, else what was written from the shot. */
function promptValues({ template, shot }: Given, written: Prompts): Record<string, string> {
  const own = (role: TemplateInput['role']) => {
    const input = template.inputs.find((each) => each.role === role)
    const value = input && shot.values[input.name]
    return typeof value === 'string' ? value : undefined
  }
  return {
    positive: own('prompt') ?? written.prompt,
    negative: own('negative_prompt') ?? written.negative_prompt,
  }
}

/** What the template is filled with for a render of the shot. */
export function workflowRequest(given: Given, written: Prompts): WorkflowRequest {
  const { template, shot } = given
  const angle = shot.values[CAMERA_ANGLE]
  return {
    template_name: template.id,
    parameter_values: parameterValues(given),
    prompt_values: promptValues(given, written),
    loras: readAddedLoras(shot.values[ADDED_LORAS]).filter(({ name }) => name !== ''),
    camera_angle: takesAngle(template) && typeof angle === 'string' ? angle : null,
    enable_next_scene: template.next_scene && shot.values[NEXT_SCENE] === true,
  }
}

/** Whether the angle is told in words of its own, and not by the camera of the shot. */
export const takesAngle = ({ angles }: Pick<Template, 'angles'>): boolean => angles === 'tokens'

/** A picture that was cropped, painted on or masked, so that a take brings back more than its path. */
const editedFiles = (values: FormValues): FormValues =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => {
      const file = readMedia(value)
      return file?.enabled && (file.source !== undefined || file.mask !== undefined)
    }),
  )

/** What a take remembers of its values: those that were used, and what was chosen beside them. */
export function rememberedValues(request: WorkflowRequest, used: BuiltValues, chosen: FormValues) {
  const { loras = [], camera_angle: angle, enable_next_scene: next } = request
  return {
    ...used,
    ...editedFiles(chosen),
    ...(loras.length > 0 && { [ADDED_LORAS]: loras }),
    ...(angle && { [CAMERA_ANGLE]: angle }),
    ...(next && { [NEXT_SCENE]: true }),
  }
}

export function seedFor(shot: Shot, random: () => number = Math.random): number {
  switch (shot.seedPolicy) {
    case 'fixed':
      return shot.seed
    case 'random':
      return newSeed(random)
    case 'increment':
      return shot.seed + 1
    default:
      return shot.seedPolicy satisfies never
  }
}

import type { ParameterValue, Template, TemplateInput } from '@/api/types'
import type { ProjectFacts, Shot } from '@/lib/document/model'
import { frameSize } from './frame-size'

export const LARGEST_SEED = 2 ** 32 - 1

/** The template of a shot: the one it names, else the first for pictures. */
export function templateOf(shot: Shot, templates: readonly Template[]): Template | undefined {
  return (
    templates.find(({ id }) => id === shot.templateId) ??
    templates.find(({ kind }) => kind === 'image') ??
    templates[0]
  )
}

/** What a person sets by hand; prompt, seed and size come from the shot and the project. */
export function isByHand(input: TemplateInput): boolean {
  return input.role === null || input.role === 'steps'
}

export function chosenValue(input: TemplateInput, shot: Shot): ParameterValue | null {
  return shot.values[input.name] ?? input.default
}

const numberOr = (value: ParameterValue | null | undefined, otherwise: number) =>
  typeof value === 'number' ? value : otherwise

/** The size that a render of this shot gets. */
export function renderSize(template: Template, shot: Shot, project: ProjectFacts) {
  const width = template.inputs.find(({ role }) => role === 'width')
  const height = template.inputs.find(({ role }) => role === 'height')
  const area = numberOr(width?.default, 0) * numberOr(height?.default, 0)
  const size = frameSize(project.frameWidth, project.frameHeight, area || undefined)
  return {
    width: numberOr(width && shot.values[width.name], size.width),
    height: numberOr(height && shot.values[height.name], size.height),
  }
}

type Facts = { template: Template; shot: Shot; project: ProjectFacts; seed: number }

/** Every value the template is sent; an input without any is left to the service's own default. */
export function parameterValues({ template, shot, project, seed }: Facts) {
  const size = renderSize(template, shot, project)
  const values: Record<string, ParameterValue> = {}
  for (const input of template.inputs) {
    const value = valueFor(input, { shot, size, seed })
    if (value !== null) values[input.name] = value
  }
  return values
}

type Given = { shot: Shot; size: { width: number; height: number }; seed: number }

function valueFor(input: TemplateInput, { shot, size, seed }: Given): ParameterValue | null {
  switch (input.role) {
    case 'seed':
      return seed
    case 'width':
      return size.width
    case 'height':
      return size.height
    case 'prompt':
    case 'negative_prompt':
      return null
    case 'steps':
    case null:
      return chosenValue(input, shot)
    default:
      return input.role satisfies never
  }
}

export function seedFor(shot: Shot, random: () => number = Math.random): number {
  return shot.seedLocked ? shot.seed : Math.floor(random() * LARGEST_SEED)
}

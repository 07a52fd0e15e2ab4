import type { TemplateInput } from '@/api/types'

/** One thing worth changing, as a template declares it. */
export type FormInput = TemplateInput

export type MediaType = 'image' | 'mask' | 'video' | 'audio'
export type MediaInput = FormInput & { type: MediaType }

/** What stands in one place of the form: an input, a size of two of them, or a row of files. */
export type FormPart =
  | { kind: 'field'; id: string; input: FormInput; isAdvanced: boolean }
  | { kind: 'size'; id: string; width: FormInput; height: FormInput; isAdvanced: boolean }
  | { kind: 'files'; id: string; inputs: readonly MediaInput[]; isAdvanced: boolean }
  | { kind: 'loras'; id: string; wires: readonly FormInput[]; isAdvanced: boolean }

/** `title` is empty for what comes before all groups. */
export type FormGroup = { title: string; parts: readonly FormPart[] }

export const isMedia = (input: FormInput): input is MediaInput => {
  switch (input.type) {
    case 'image':
    case 'mask':
    case 'video':
    case 'audio':
      return true
    default:
      return false
  }
}

/** The part that an input begins or joins; the height of a size stands with its width. */
function withInput(parts: FormPart[], input: FormInput, all: readonly FormInput[]): FormPart[] {
  const isAdvanced = input.advanced
  const last = parts.at(-1)
  if (isMedia(input)) {
    if (last?.kind !== 'files' || last.isAdvanced !== isAdvanced) {
      return [...parts, { kind: 'files', id: input.name, inputs: [input], isAdvanced }]
    }
    return [...parts.slice(0, -1), { ...last, inputs: [...last.inputs, input] }]
  }
  const pair = sizeOf(input, all)
  if (pair === null) return [...parts, { kind: 'field', id: input.name, input, isAdvanced }]
  if (input === pair.height) return parts
  return [...parts, { kind: 'size', id: input.name, ...pair, isAdvanced }]
}

/** The two inputs of a size that `input` belongs to: as many widths as heights, pair by pair. */
function sizeOf(input: FormInput, all: readonly FormInput[]) {
  const of = (role: string) => all.filter((each) => each.role === role && each.type === 'integer')
  const [widths, heights] = [of('width'), of('height')]
  const place = Math.max(widths.indexOf(input), heights.indexOf(input))
  const [width, height] = [widths[place], heights[place]]
  return widths.length === heights.length && width && height ? { width, height } : null
}

const LORAS = 'LoRAs'

/** The list of further LoRAs stands with those of the graph, where there is a model to change. */
function withLoras(groups: readonly FormGroup[], inputs: readonly FormInput[]): FormGroup[] {
  const wires = inputs.filter(({ role }) => role === 'checkpoint' || role === 'unet')
  if (wires.length === 0) return [...groups]
  const list: FormPart = { kind: 'loras', id: 'loras', wires, isAdvanced: false }
  const holds = ({ parts }: FormGroup) =>
    parts.some((part) => part.kind === 'field' && part.input.type === 'lora')
  const own = groups.find(({ title }) => title === LORAS) ?? groups.find(holds)
  if (!own) return [...groups, { title: LORAS, parts: [list] }]
  return groups.map((group) =>
    group === own ? { ...group, parts: [...group.parts, list] } : group,
  )
}

/** The form's groups in the order of their first input; what has no group comes first. */
export function formGroups(inputs: readonly FormInput[]): FormGroup[] {
  const titles = new Set(['', ...inputs.map(({ group }) => group ?? '')])
  const groups = [...titles]
    .map((title) => ({
      title,
      parts: inputs
        .filter(({ group }) => (group ?? '') === title)
        .reduce((parts: FormPart[], input, _, own) => withInput(parts, input, own), []),
    }))
    .filter(({ parts }) => parts.length > 0)
  return withLoras(groups, inputs)
}

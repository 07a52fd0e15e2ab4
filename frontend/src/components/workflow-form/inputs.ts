import type { Json } from '@/lib/workflow/values'

/** One thing worth changing, as a template declares it. */
export type FormInput = {
  name: string
  label: string
  type:
    | 'integer'
    | 'float'
    | 'seed'
    | 'text'
    | 'choice'
    | 'boolean'
    | 'model'
    | 'lora'
    | 'image'
    | 'mask'
    | 'video'
    | 'audio'
  role: string | null
  default: Json
  min: number | null
  max: number | null
  step: number | null
  options: readonly string[] | null
  model_folder: string | null
  group: string | null
  advanced: boolean
  tooltip: string | null
  optional: boolean
}

export type MediaType = 'image' | 'mask' | 'video' | 'audio'
export type MediaInput = FormInput & { type: MediaType }

/** What stands in one place of the form: an input, a size of two of them, or a row of files. */
export type FormPart =
  | { kind: 'field'; id: string; input: FormInput; isAdvanced: boolean }
  | { kind: 'size'; id: string; width: FormInput; height: FormInput; isAdvanced: boolean }
  | { kind: 'files'; id: string; inputs: readonly MediaInput[]; isAdvanced: boolean }

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

/** The form's groups in the order of their first input; what has no group comes first. */
export function formGroups(inputs: readonly FormInput[]): FormGroup[] {
  const titles = ['', ...new Set(inputs.map(({ group }) => group ?? ''))]
  return [...new Set(titles)]
    .map((title) => ({
      title,
      parts: inputs
        .filter(({ group }) => (group ?? '') === title)
        .reduce((parts: FormPart[], input, _, own) => withInput(parts, input, own), []),
    }))
    .filter(({ parts }) => parts.length > 0)
}

import type { TemplateInput } from '@/api/types'
import { BESIDE_INPUTS, readLora } from '@/lib/workflow/values'
import type { Box, InputType, Widget } from '../graph/graph-model'

/** What can be set in a form; a widget that a form cannot hold stays in the graph. */
export const canExpose = (widget: Widget): widget is Widget & { type: InputType } =>
  widget.type !== null

export const exposes = (input: TemplateInput, box: string, field: string): boolean =>
  input.node === box && input.field === field

const plainName = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')

/** A name that nothing else has: a script says it when it fills the graph. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const plain = plainName(wanted) || 'input'
  if (!taken.includes(plain) && !BESIDE_INPUTS.has(plain)) return plain
  let count = 2
  while (taken.includes(`${plain}_${count}`)) count += 1
  return `${plain}_${count}`
}

/** "noise_seed" as a person says it. */
export const labelOf = (field: string): string => {
  const words = field.replace(/_name$/, '').replace(/_/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const isNumber = (type: InputType) => type === 'integer' || type === 'float'

/** Words and files are given by the shot; all else begins with what the graph holds. */
const files: ReadonlySet<InputType> = new Set(['image', 'mask', 'video', 'audio'])

export const isGivenByTheShot = ({ type, role }: Pick<TemplateInput, 'type' | 'role'>): boolean =>
  files.has(type) || role === 'prompt' || role === 'negative_prompt'

/** What fits the type: only numbers have limits, only choices have options, only files a folder. */
export function fitting(input: TemplateInput): TemplateInput {
  const { type } = input
  const isFile = type === 'model' || type === 'lora'
  return {
    ...input,
    min: isNumber(type) ? input.min : null,
    max: isNumber(type) ? input.max : null,
    step: isNumber(type) ? input.step : null,
    options: type === 'choice' ? input.options : null,
    model_folder: isFile
      ? (input.model_folder ?? (type === 'lora' ? 'loras' : 'checkpoints'))
      : null,
    default: isGivenByTheShot(input) ? null : input.default,
    optional: files.has(type) || type === 'lora' ? input.optional : false,
  }
}

type Exposed = {
  box: Box
  widget: Widget & { type: InputType }
  /** What was understood of the graph there: its role above all, by which a shot fills it. */
  suggested: TemplateInput | undefined
}

const plainInput = (box: Box, widget: Widget & { type: InputType }): TemplateInput => ({
  name: widget.name,
  label: labelOf(widget.name),
  type: widget.type,
  role: null,
  node: box.id,
  field: widget.name,
  default: widget.type === 'lora' ? readLora(widget.value) : widget.value,
  min: widget.min,
  max: widget.max,
  step: widget.step,
  options: widget.options === null ? null : [...widget.options],
  model_folder: widget.modelFolder,
  group: box.title,
  advanced: false,
  tooltip: widget.tooltip,
  optional: false,
})

export function inputOf(exposed: Exposed, taken: readonly string[]): TemplateInput {
  const { box, widget, suggested } = exposed
  const input = suggested ?? fitting(plainInput(box, widget))
  return { ...input, name: freeName(input.name, taken) }
}

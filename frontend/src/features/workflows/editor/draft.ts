import type { TemplateInput } from '@/api/types'
import type { Box, InputType, Widget } from '../graph/graph-model'

/** The exposed inputs as they are being edited, with every step back and forth. */
export type Draft = {
  saved: readonly TemplateInput[]
  inputs: readonly TemplateInput[]
  past: readonly Step[]
  future: readonly Step[]
}

/** What stood before an edit; edits of one `mark` that follow each other are one step. */
type Step = { inputs: readonly TemplateInput[]; mark: string | null }

export type Edit =
  | { kind: 'add'; box: Box; widget: Widget }
  | { kind: 'remove'; name: string }
  | { kind: 'change'; name: string; change: Partial<TemplateInput> }
  | { kind: 'move'; name: string; to: number }
  | { kind: 'replace'; inputs: readonly TemplateInput[] }

export const startDraft = (inputs: readonly TemplateInput[]): Draft => ({
  saved: inputs,
  inputs,
  past: [],
  future: [],
})

export const isChanged = ({ saved, inputs }: Draft): boolean =>
  JSON.stringify(saved) !== JSON.stringify(inputs)

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

/** A name that no other input has: a script says it when it fills the graph. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const plain = plainName(wanted) || 'input'
  if (!taken.includes(plain)) return plain
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

/** Pictures and clips are given by the shot; all else begins with what the graph holds. */
const givenByTheShot: ReadonlySet<InputType> = new Set(['image', 'mask', 'video', 'audio'])

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
    default: givenByTheShot.has(type) ? null : input.default,
    optional: givenByTheShot.has(type) || type === 'lora' ? input.optional : false,
  }
}

export function inputOf(
  box: Box,
  widget: Widget & { type: InputType },
  taken: readonly string[],
): TemplateInput {
  const value =
    widget.type === 'lora'
      ? { name: String(widget.value), strength: 1, strength_clip: null, enabled: true }
      : widget.value
  return fitting({
    name: freeName(widget.name, taken),
    label: labelOf(widget.name),
    type: widget.type,
    role: null,
    node: box.id,
    field: widget.name,
    default: value,
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
}

function moved<T>(all: readonly T[], from: number, to: number): readonly T[] {
  const item = all[from]
  if (item === undefined) return all
  const rest = all.filter((_, place) => place !== from)
  const place = Math.max(0, Math.min(rest.length, to))
  return [...rest.slice(0, place), item, ...rest.slice(place)]
}

function inputsAfter(inputs: readonly TemplateInput[], edit: Edit): readonly TemplateInput[] {
  switch (edit.kind) {
    case 'add': {
      const { box, widget } = edit
      const isThere = inputs.some((input) => exposes(input, box.id, widget.name))
      if (isThere || !canExpose(widget)) return inputs
      return [
        ...inputs,
        inputOf(
          box,
          widget,
          inputs.map(({ name }) => name),
        ),
      ]
    }
    case 'remove':
      return inputs.filter(({ name }) => name !== edit.name)
    case 'change':
      return inputs.map((input) =>
        input.name === edit.name ? fitting({ ...input, ...edit.change }) : input,
      )
    case 'move':
      return moved(
        inputs,
        inputs.findIndex(({ name }) => name === edit.name),
        edit.to,
      )
    case 'replace':
      return edit.inputs
    default:
      return edit satisfies never
  }
}

/** Typing into one field is one step; all else is a step of its own. */
const markOf = (edit: Edit): string | null =>
  edit.kind === 'change' ? `${edit.name} ${Object.keys(edit.change).join(' ')}` : null

export function edited(draft: Draft, edit: Edit): Draft {
  const inputs = inputsAfter(draft.inputs, edit)
  if (inputs === draft.inputs) return draft
  const mark = markOf(edit)
  const last = draft.past.at(-1)
  const goesOn = mark !== null && last?.mark === mark && draft.future.length === 0
  const past = goesOn ? draft.past : [...draft.past, { inputs: draft.inputs, mark }]
  return { ...draft, inputs, past, future: [] }
}

/** What was saved stands; what was done may still be taken back. */
export const saved = (draft: Draft): Draft => ({ ...draft, saved: draft.inputs })

export function undone(draft: Draft): Draft {
  const step = draft.past.at(-1)
  if (!step) return draft
  const future = [{ inputs: draft.inputs, mark: null }, ...draft.future]
  return { ...draft, inputs: step.inputs, past: draft.past.slice(0, -1), future }
}

export function redone(draft: Draft): Draft {
  const [step, ...future] = draft.future
  if (!step) return draft
  const past = [...draft.past, { inputs: draft.inputs, mark: null }]
  return { ...draft, inputs: step.inputs, past, future }
}

/** The groups that there are, in the order in which they first occur. */
export const groupsOf = (inputs: readonly TemplateInput[]): string[] => [
  ...new Set(inputs.flatMap(({ group }) => group ?? [])),
]

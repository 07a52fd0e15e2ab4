import type { TemplateInput } from '@/api/types'
import type { Box, Widget } from '../graph/graph-model'
import { canExpose, exposes, fitting, inputOf } from './exposing'

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
  | { kind: 'add'; box: Box; widget: Widget; suggested: TemplateInput | undefined }
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

type Inputs = readonly TemplateInput[]

export const isSame = (one: Inputs, other: Inputs): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

export const isChanged = ({ saved, inputs }: Draft): boolean => !isSame(saved, inputs)

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
      const taken = inputs.map(({ name }) => name)
      return [...inputs, inputOf({ box, widget, suggested: edit.suggested }, taken)]
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

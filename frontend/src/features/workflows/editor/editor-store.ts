import { create } from 'zustand'
import type { TemplateInput } from '@/api/types'
import type { Box, Widget } from '../graph/graph-model'
import {
  type Draft,
  type Edit,
  edited,
  isChanged,
  isSame,
  redone,
  saved,
  startDraft,
  undone,
} from './draft'
import { exposes } from './exposing'

type Editor = {
  workflow: string | null
  draft: Draft
  /** Drafts of other workflows that are not saved yet. */
  others: ReadonlyMap<string, Draft>
  /** The input that is being set, by its name. */
  input: string | null
  /** What was understood of the graph, as inputs of a form. */
  suggested: readonly TemplateInput[]
  /** The graph node whose inputs are looked at. */
  box: string | null
}

const start: Editor = {
  workflow: null,
  draft: startDraft([]),
  others: new Map(),
  input: null,
  suggested: [],
  box: null,
}

/** The inputs of one workflow on their way to be saved. */
export const useEditor = create<Editor>(() => start)

const set = useEditor.setState

/** What is not saved yet of the workflow that is left behind. */
function unsaved({ workflow, draft, others }: Editor): ReadonlyMap<string, Draft> {
  return workflow !== null && isChanged(draft) ? new Map(others).set(workflow, draft) : others
}

/** Opens a workflow's inputs; a draft of it that is not saved yet goes on. */
export const openEditor = (workflow: string, inputs: readonly TemplateInput[]) =>
  set((before) => {
    const isOpen = before.workflow === workflow
    if (isOpen && (isChanged(before.draft) || isSame(before.draft.saved, inputs))) return before
    const others = new Map(unsaved(before))
    const draft = others.get(workflow) ?? startDraft(inputs)
    others.delete(workflow)
    const { suggested } = before
    return { workflow, draft, others, suggested, input: draft.inputs[0]?.name ?? null, box: null }
  })

export const hasUnsaved = ({ draft, others }: Pick<Editor, 'draft' | 'others'>): boolean =>
  isChanged(draft) || others.size > 0

export const closeEditor = () => set(start)

export const noteSuggested = (suggested: readonly TemplateInput[]) => set({ suggested })

/** Puts what can be set in a box into the form, as it was understood where it was. */
export const expose = (box: Box, widget: Widget) => {
  const suggested = useEditor
    .getState()
    .suggested.find((input) => exposes(input, box.id, widget.name))
  editInputs({ kind: 'add', box, widget, suggested })
}

export const editInputs = (edit: Edit) =>
  set(({ draft, input }) => {
    const next = edited(draft, edit)
    if (edit.kind === 'add' && next !== draft) {
      return { draft: next, input: next.inputs.at(-1)?.name ?? input }
    }
    return { draft: next }
  })

/** The name is how the selection knows an input: it goes along. */
export const renameInput = (name: string, to: string) => {
  editInputs({ kind: 'change', name, change: { name: to } })
  set(({ input }) => ({ input: input === name ? to : input }))
}

export const undoEdit = () => set(({ draft }) => ({ draft: undone(draft) }))
export const redoEdit = () => set(({ draft }) => ({ draft: redone(draft) }))
export const noteSaved = () => set(({ draft }) => ({ draft: saved(draft) }))

export const chooseInput = (input: string | null) => set({ input })
/** Looks at a graph node; what the form has of it comes to hand with it. */
export const chooseBox = (box: string | null) =>
  set(({ draft, input }) => ({
    box,
    input: draft.inputs.find(({ node }) => node === box)?.name ?? input,
  }))

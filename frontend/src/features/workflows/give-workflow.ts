import type { Template } from '@/api/types'
import type { Edits } from '@/lib/document/edits'
import type { Shot } from '@/lib/document/model'
import { carriedOver } from '@/lib/workflow/carry-over'

type Gift = {
  template: Template
  shots: readonly Shot[]
  /** All there are, so that each shot's prompts and pictures find their place in the new one. */
  templates: readonly Template[]
}

/** Gives shots a workflow: prompts and pictures stay, the rest begins anew. One step of undo. */
export function giveWorkflow(edits: Edits, { template, shots, templates }: Gift): void {
  const inputsOf = (id: string) => templates.find((each) => each.id === id)?.inputs ?? []
  const values = shots.map(({ id, templateId, values }) => [
    id,
    carriedOver(inputsOf(templateId), template.inputs, values),
  ])
  edits.giveWorkflow(template.id, Object.fromEntries(values))
}

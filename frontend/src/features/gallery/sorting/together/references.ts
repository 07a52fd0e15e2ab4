import type { Template, TemplateInput } from '@/api/types'
import type { Shot } from '@/lib/document/model'
import { fitsSlot } from '@/lib/workflow/media'
import { templateOf } from '@/lib/workflow/template-of'
import { readMedia } from '@/lib/workflow/values'

type SlotType = 'image' | 'mask' | 'video' | 'audio'

const slotTypes: readonly SlotType[] = ['image', 'mask', 'video', 'audio']

const slotType = ({ type }: Pick<TemplateInput, 'type'>): SlotType | undefined =>
  slotTypes.find((each) => each === type)

/** A place for a file in a shot's workflow. `path` is the file that fills it now. */
export type ReferenceSlot = {
  name: string
  label: string
  path: string | null
}

/** The places of a shot's workflow that take this file, as the form has them. */
export function slotsFor(
  path: string,
  shot: Pick<Shot, 'templateId' | 'values'>,
  templates: readonly Template[],
): ReferenceSlot[] {
  const inputs = templateOf(shot, templates)?.inputs ?? []
  return inputs.flatMap((input) => {
    const type = slotType(input)
    if (!type || !fitsSlot(path, type)) return []
    const filled = readMedia(shot.values[input.name])
    return [{ name: input.name, label: input.label, path: filled?.path ?? null }]
  })
}

/** "First frame (filled)" */
export const slotWords = ({ label, path }: ReferenceSlot): string =>
  path === null ? label : `${label} (filled)`

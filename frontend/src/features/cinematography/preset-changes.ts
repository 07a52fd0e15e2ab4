import type { CatalogueField } from '@/api/types'
import { type Camera, type CameraChanges, valueWords } from '@/lib/camera/values'

type Plain = string | number | boolean

/** One field that a preset would change; `before` is empty where nothing was set. */
export type PresetChange = {
  field: string
  label: string
  before: string
  after: string
  value: string
}

/** What applying a preset changes in a camera; fields that it does not know stay. */
export function presetChanges(
  camera: Camera,
  preset: Readonly<Record<string, Plain>>,
  fields: readonly CatalogueField[],
): PresetChange[] {
  return fields.flatMap((field) => {
    const given = preset[field.id]
    if (given === undefined) return []
    const value = String(given)
    const before = camera[field.id]
    if (before === value) return []
    return {
      field: field.id,
      label: field.label,
      before: before === undefined ? '' : valueWords(field, before, 'label'),
      after: valueWords(field, value, 'label'),
      value,
    }
  })
}

/** What is written into a shot: all of it, or only where the shot says nothing yet. */
export function toWrite(changes: readonly PresetChange[], isFilling: boolean): CameraChanges {
  return Object.fromEntries(
    changes
      .filter(({ before }) => !isFilling || before === '')
      .map(({ field, value }) => [field, value]),
  )
}

import type { CatalogueField } from '@/api/types'

/** A shot's choices: field id -> value, as the live document keeps them. */
export type Camera = Readonly<Record<string, string>>

/** What to write; null takes a field away again. */
export type CameraChanges = Readonly<Record<string, string | null>>

/** What several shots say in one field; mixed where they say several things. */
export type Shared = { value: string | null; isMixed: boolean }

type Worded = Pick<CatalogueField, 'kind' | 'unit' | 'options'>

/** Choices that no table lists have ids too: `mm_47_5`, `years_1939_1945`. */
function unlisted(value: string): string | null {
  const lens = /^mm_(\d+(?:_\d+)?)$/.exec(value)
  if (lens?.[1]) return `${lens[1].replace('_', '.')} mm`
  const years = /^years_(\d{4})_(\d{4})$/.exec(value)
  if (years) return years[1] === years[2] ? `${years[1]}` : `${years[1]}-${years[2]}`
  return null
}

/** A value as the page says it, or null where the catalogue knows nothing of it. */
export function knownWords(field: Worded, value: string, length: 'short' | 'label'): string | null {
  if (field.kind === 'flag') return value === 'true' ? 'Yes' : 'No'
  const option = field.options.find(({ id }) => id === value)
  if (option) return option[length]
  if (field.kind !== 'option' && Number.isFinite(Number(value))) return value
  const isMeasure = field.unit !== null && Number.isFinite(Number(value))
  return isMeasure ? `${value} ${field.unit}` : unlisted(value)
}

export const valueWords = (field: Worded, value: string, length: 'short' | 'label'): string =>
  knownWords(field, value, length) ?? value

export function sharedValue(cameras: readonly Camera[], field: string): Shared {
  const [first] = cameras
  const value = first?.[field] ?? null
  const isSame = cameras.every((camera) => (camera[field] ?? null) === value)
  return { value: isSame ? value : null, isMixed: !isSame }
}

/** A camera with changes made to it. */
export const changed = (camera: Camera, changes: CameraChanges): Camera =>
  Object.fromEntries(
    Object.entries({ ...camera, ...changes }).flatMap(([field, value]) =>
      value === null ? [] : [[field, value]],
    ),
  )

/** What is to be written so that `before` becomes `after`. */
export function changesBetween(before: Camera, after: Camera): CameraChanges {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const changed = fields.filter((field) => before[field] !== after[field])
  return Object.fromEntries(changed.map((field) => [field, after[field] ?? null]))
}

type Change = { field: string; before: unknown; after: string | number | boolean | null }

/** A repair as it is written into a shot. */
export function repairChanges(changes: readonly Change[]): CameraChanges {
  return Object.fromEntries(
    changes.map(({ field, after }) => [field, after === null ? null : String(after)]),
  )
}

/** "Cooke S4, Lens open": what a repair puts in place of what clashes. */
export function repairWords(
  changes: readonly Change[],
  fields: readonly (Worded & Pick<CatalogueField, 'id' | 'label'>)[],
): string {
  return changes
    .map(({ field: id, after }) => {
      const field = fields.find((each) => each.id === id)
      if (!field) return id
      if (after === null) return `${field.label} open`
      const words = valueWords(field, String(after), 'label')
      return field.kind === 'option' ? words : `${field.label} ${words}`
    })
    .join(', ')
}

/** Whether two cameras agree on the fields that a repair changes. */
export function saysTheSame(one: Camera, other: Camera, changes: readonly Change[]): boolean {
  return changes.every(({ field }) => one[field] === other[field])
}

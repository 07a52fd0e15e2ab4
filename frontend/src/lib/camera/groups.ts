import type { Catalogue, CatalogueField } from '@/api/types'
import { type Camera, valueWords } from './values'

export type FieldGroup = { id: string; label: string; fields: readonly CatalogueField[] }

/** The catalogue's groups with their fields; what cannot be chosen yet is left out. */
export function fieldGroups({ groups, fields }: Catalogue): FieldGroup[] {
  const offered = fields.filter(({ kind, options }) => kind !== 'option' || options.length > 0)
  return groups.map(({ id, label }) => ({
    id,
    label,
    fields: offered.filter(({ group }) => group === id),
  }))
}

/** The fields that most shots need, in the order of their groups. */
export const quickFields = (groups: readonly FieldGroup[]): CatalogueField[] =>
  groups.flatMap(({ fields }) => fields.filter(({ quick }) => quick))

/** The groups with their other fields; one that has none is left out. */
export const withoutQuick = (groups: readonly FieldGroup[]): FieldGroup[] =>
  groups
    .map((group) => ({ ...group, fields: group.fields.filter(({ quick }) => !quick) }))
    .filter(({ fields }) => fields.length > 0)

/** What a folded group says: its choices in a few words. */
export function groupSummary({ fields }: FieldGroup, camera: Camera): string {
  return fields
    .flatMap((field) => {
      const value = camera[field.id]
      if (value === undefined) return []
      if (field.kind === 'flag') return value === 'true' ? field.label : []
      return valueWords(field, value, 'short')
    })
    .join(', ')
}

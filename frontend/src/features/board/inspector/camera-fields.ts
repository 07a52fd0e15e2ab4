import type { CatalogueField } from '@/api/types'
import type { Segment } from '@/components/segmented'
import type { Option } from '@/components/select'

/** Stands for "left out of the shot". */
export const UNSET = ''

const FEW = 8

/** A handful of short choices is one click each; more go into a list. */
export function fieldLayout({ id, options }: CatalogueField): 'segmented' | 'select' {
  const isShort = options.every(({ short }) => short.length <= 6)
  return id === 'lens' && options.length <= FEW && isShort ? 'segmented' : 'select'
}

/** What needs the whole width comes first, so that the rest pairs up. */
export function wideFirst(fields: readonly CatalogueField[]): CatalogueField[] {
  const width = (field: CatalogueField) => (fieldLayout(field) === 'segmented' ? 0 : 1)
  return fields.toSorted((a, b) => width(a) - width(b))
}

/** The choices of a row of buttons; a unit that all of them share stands in the label's place. */
export function segments({ options }: CatalogueField): Segment[] {
  const isLens = options.every(({ short }) => short.endsWith(' mm'))
  return options.map(({ id, label, short }) => ({
    id,
    label,
    content: isLens ? short.slice(0, -' mm'.length) : short,
  }))
}

export function selectOptions({ options }: CatalogueField): Option[] {
  return [
    { id: UNSET, label: 'Not set', short: 'Any' },
    ...options.map(({ id, label, short }) => ({
      id,
      label,
      short,
      ...(short !== label && { detail: short }),
    })),
  ]
}

import type { Facets } from '@/api/gallery'

export type FacetValue = { value: string; count: number }

const STARS = ['5', '4', '3', '2', '1', '0']

/** Stars from the most down, those without any last; all else by how often it occurs. */
export function valuesInOrder(
  field: string,
  values: readonly FacetValue[],
  { counted, chosen }: { counted: number; chosen: readonly string[] },
): FacetValue[] {
  const countOf = (value: string) => values.find((each) => each.value === value)?.count ?? 0
  if (field === 'rating') {
    const rated = values.reduce((sum, { count }) => sum + count, 0)
    return STARS.flatMap((value) => {
      const count = value === '0' ? counted - rated : countOf(value)
      return count > 0 || chosen.includes(value) ? [{ value, count }] : []
    })
  }
  const unseen = chosen.filter((value) => !values.some((each) => each.value === value))
  return [...values, ...unseen.map((value) => ({ value, count: 0 }))]
}

/** Fields that the dock shows, and in which order; what the service counts beside comes last. */
const FIRST = ['rating', 'type', 'tag', 'scene', 'shot', 'look', 'model', 'lora']

export function fieldsInOrder(fields: Facets['fields']): Facets['fields'] {
  const place = (field: string) => {
    const at = FIRST.indexOf(field)
    return at < 0 ? FIRST.length : at
  }
  return [...fields].sort((a, b) => place(a.field) - place(b.field))
}

import { useQuery } from '@tanstack/react-query'
import { Check, Star } from 'lucide-react'
import { useState } from 'react'
import { Checkbox } from 'react-aria-components/Checkbox'
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup'
import { Label } from 'react-aria-components/Label'
import { useApi } from '@/api/context'
import { type Facets, facetsQuery } from '@/api/gallery'
import { Button } from '@/components/button'
import { figure } from '@/lib/format/figures'
import { useGallery } from '../gallery-context'
import { useChangeAddress } from '../use-gallery-address'
import { valueWords } from './chip-words'
import { type FacetValue, valuesInOrder } from './facet-values'
import { valuesOf, withValues } from './query-terms'
import { starsOf, withStars } from './stars'

type Facet = Facets['fields'][number]

/** Values that stand there without being asked for. */
const FEW = 6

function ValueName({ field, value }: { field: string; value: string }) {
  if (field !== 'rating') {
    const words = valueWords(field, value)
    return (
      <span className="cut">
        {field === 'type' ? words[0]?.toUpperCase() + words.slice(1) : words}
      </span>
    )
  }
  if (value === '0') return <span>None</span>
  return (
    <span className="facet-stars">
      {value}
      <Star size={12} aria-label={value === '1' ? 'star' : 'stars'} fill="currentColor" />
    </span>
  )
}

/** What is asked of a field, and the search with something else asked of it. */
const chosenOf = (text: string, field: string) =>
  field === 'rating' ? starsOf(text) : valuesOf(text, field)
const asking = (text: string, field: string, values: readonly string[]) =>
  field === 'rating' ? withStars(text, values) : withValues(text, field, values)

/** How often each value occurs as if nothing was asked of its own field: of those one may be enough. */
function useOwnCounts(
  facet: Facet,
  all: Facets,
): { values: readonly FacetValue[]; counted: number } {
  const { project, place } = useGallery()
  const chosen = chosenOf(place.query.q, facet.field)
  const without = { ...place.query, q: asking(place.query.q, facet.field, []) }
  const { data } = useQuery({
    ...facetsQuery(useApi(), project, without),
    enabled: chosen.length > 0,
  })
  const own = chosen.length > 0 ? data : all
  const values = own?.fields.find(({ field }) => field === facet.field)?.values
  return { values: values ?? facet.values, counted: own?.counted ?? all.counted }
}

/** One field: each value says how many files have it, and narrows the gallery to them. */
export function FacetGroup({ facet, all }: { facet: Facet; all: Facets }) {
  const { place } = useGallery()
  const change = useChangeAddress()
  const [isWhole, setWhole] = useState(false)
  const { field, label } = facet
  const chosen = chosenOf(place.query.q, field)
  const { values: own, counted } = useOwnCounts(facet, all)
  const values = valuesInOrder(field, own, { counted, chosen })
  const most = Math.max(1, ...values.map((value) => value.count))
  const shown = isWhole
    ? values
    : values.filter(({ value }, index) => index < FEW || chosen.includes(value))
  if (values.length < 2 && chosen.length === 0) return null
  return (
    <CheckboxGroup
      className="gallery-facet"
      value={[...chosen]}
      onChange={(next) => change({ q: asking(place.query.q, field, next) })}
    >
      <Label className="facet-name">{label === 'Type' ? 'Kind' : label}</Label>
      {shown.map(({ value, count: number }) => (
        <Checkbox key={value} value={value} className="facet-value">
          <span className="check" aria-hidden>
            <Check size={12} />
          </span>
          <ValueName field={field} value={value} />
          <span className="facet-bar" aria-hidden>
            <i style={{ width: `${(number / most) * 100}%` }} />
          </span>
          <span className="facet-count">{figure(number)}</span>
        </Checkbox>
      ))}
      {values.length > shown.length && (
        <Button size="small" onPress={() => setWhole(true)}>
          {figure(values.length - shown.length)} more
        </Button>
      )}
    </CheckboxGroup>
  )
}

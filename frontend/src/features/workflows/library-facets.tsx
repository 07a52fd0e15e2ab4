import { Check } from 'lucide-react'
import { useMemo } from 'react'
import { Checkbox } from 'react-aria-components/Checkbox'
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup'
import { Label } from 'react-aria-components/Label'
import { countsOf, type Entry, type FacetValue, facets } from './library'
import { useLibraryAddress } from './use-library-address'
import { categoryIds, type Facet, valueLabel } from './workflow-words'

/** Kinds stand in their own order, all else by its name. */
const inOrder = (facet: Facet, values: readonly FacetValue[]): FacetValue[] =>
  [...values].sort((a, b) =>
    facet === 'category'
      ? categoryIds.indexOf(a.value) - categoryIds.indexOf(b.value)
      : valueLabel(facet, a.value).localeCompare(valueLabel(facet, b.value)),
  )

type Props = { entries: readonly Entry[] }

function FacetValues({ entries, facet, label }: Props & { facet: Facet; label: string }) {
  const { place, change } = useLibraryAddress()
  const values = useMemo(
    () => inOrder(facet, countsOf(entries, place, facet)),
    [entries, place, facet],
  )
  const most = Math.max(1, ...values.map(({ count }) => count))
  if (values.length < (facet === 'own' ? 1 : 2)) return null
  return (
    <CheckboxGroup
      className="facet"
      value={[...(place[facet] ?? [])]}
      onChange={(chosen) => change({ [facet]: chosen })}
    >
      <Label className="facet-name">{label}</Label>
      {values.map(({ value, count }) => (
        <Checkbox key={value} value={value} className="facet-value">
          <span className="check" aria-hidden>
            <Check size={12} />
          </span>
          <span className="cut">{valueLabel(facet, value)}</span>
          <span className="facet-bar" aria-hidden>
            <i style={{ width: `${(count / most) * 100}%` }} />
          </span>
          <span className="facet-count">{count}</span>
        </Checkbox>
      ))}
    </CheckboxGroup>
  )
}

/** Narrows the library; every value says how many it would show. */
export function LibraryFacets({ entries }: Props) {
  return (
    <section aria-label="Filters" className="facets">
      {facets.map(({ id, label }) => (
        <FacetValues key={id} entries={entries} facet={id} label={label} />
      ))}
    </section>
  )
}

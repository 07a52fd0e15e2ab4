import { Check } from 'lucide-react'
import { Checkbox } from 'react-aria-components/Checkbox'
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup'
import { Label } from 'react-aria-components/Label'
import type { Pool } from './use-pool'
import { toggledTag, usePoolAddress } from './use-pool-address'

type Row = { tag: string; count: number | null }

/** The tags of what is found, those that are chosen first. */
export function tagRows(found: Pool['tags'], chosen: readonly string[]): Row[] {
  const counts = new Map(found.map(({ tag, count }) => [tag, count]))
  const rest = found.filter(({ tag }) => !chosen.includes(tag))
  return [...chosen.map((tag) => ({ tag, count: counts.get(tag) ?? null })), ...rest]
}

/** Narrows the pool to what has all of the chosen tags. */
export function PoolFilters({ tags }: { tags: Pool['tags'] }) {
  const { filter, change } = usePoolAddress()
  const rows = tagRows(tags, filter.tags)
  return (
    <section aria-label="Filters" className="pool-filters">
      <CheckboxGroup value={[...filter.tags]} className="pool-facet">
        <Label className="pool-facet-name">Tags</Label>
        {rows.length === 0 && <p className="quiet">What is sent here has tags of its own.</p>}
        {rows.map(({ tag, count }) => (
          <Checkbox
            key={tag}
            value={tag}
            className="pool-tag"
            onChange={() => change({ tags: toggledTag(filter.tags, tag) })}
          >
            <span className="check">
              <Check size={10} strokeWidth={3} aria-hidden />
            </span>
            <span className="cut">{tag}</span>
            <span className="pool-count">{count}</span>
          </Checkbox>
        ))}
      </CheckboxGroup>
    </section>
  )
}

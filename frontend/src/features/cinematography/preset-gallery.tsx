import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useApi } from '@/api/context'
import {
  domainsQuery,
  erasQuery,
  type Preset,
  type PresetFilter,
  type PresetKind,
  presetsQuery,
} from '@/api/presets'
import type { Catalogue } from '@/api/types'
import { ErrorNote } from '@/components/error-note'
import { Segmented } from '@/components/segmented'
import { Select } from '@/components/select'
import { Skeleton } from '@/components/skeleton'
import { TextField } from '@/components/text-field'
import { PresetCard } from './preset-card'

const ANY = { id: '', label: 'Any' }

const kinds = [
  { id: 'live_action', label: 'Films' },
  { id: 'animation', label: 'Drawn' },
]

const start: PresetFilter = { kind: 'live_action', q: '', era: '', domain: '', mood: '' }

const kindOf = (id: string): PresetKind => (id === 'animation' ? id : 'live_action')

type FilterProps = {
  filter: PresetFilter
  catalogue: Catalogue
  onChange: (filter: PresetFilter) => void
}

function Filters({ filter, catalogue, onChange }: FilterProps) {
  const api = useApi()
  const { data: eras = [] } = useQuery(erasQuery(api))
  const { data: domains = [] } = useQuery(domainsQuery(api))
  const moods = catalogue.fields.find(({ id }) => id === 'mood')?.options ?? []
  const set = (change: Partial<PresetFilter>) => onChange({ ...filter, ...change })
  const isFilm = filter.kind === 'live_action'
  const counted = (entries: typeof eras) =>
    entries.map(({ id, label, count }) => ({ id, label, detail: `${count}` }))
  return (
    <div className="preset-filters">
      <Segmented
        label="Kind of preset"
        layout="hidden"
        value={filter.kind}
        segments={kinds}
        onChange={(id) => set({ kind: kindOf(id), era: '', domain: '' })}
      />
      <TextField
        label="Find a preset"
        layout="hidden"
        placeholder="Title, person, word"
        value={filter.q}
        onChange={(q) => set({ q })}
      />
      {isFilm ? (
        <Select
          label="Era"
          value={filter.era}
          options={[ANY, ...counted(eras)]}
          onChange={(era) => set({ era })}
        />
      ) : (
        <Select
          label="Domain"
          value={filter.domain}
          options={[ANY, ...counted(domains)]}
          onChange={(domain) => set({ domain })}
        />
      )}
      <Select
        label="Mood"
        value={filter.mood}
        options={[ANY, ...moods]}
        onChange={(mood) => set({ mood })}
      />
    </div>
  )
}

type Props = {
  catalogue: Catalogue
  chosen: Preset | null
  onChoose: (preset: Preset | null) => void
}

/** Presets as pictures drawn from their data. */
export function PresetGallery({ catalogue, chosen, onChoose }: Props) {
  const [filter, setFilter] = useState(start)
  const asked = useDeferredValue(filter)
  const { data, error, refetch } = useQuery({
    ...presetsQuery(useApi(), asked),
    placeholderData: keepPreviousData,
  })
  const styles = new Map(catalogue.facts.lighting_styles.map((style) => [style.id, style]))
  return (
    <section className="presets" aria-label="Presets">
      <Filters filter={filter} catalogue={catalogue} onChange={setFilter} />
      {error && (
        <ErrorNote title="The presets are missing" error={error} onRetry={() => void refetch()} />
      )}
      {data?.length === 0 && <p className="p-4 t3">No preset is like that.</p>}
      {/* biome-ignore lint/a11y/useSemanticElements: a region that scrolls, not a form */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="preset-scroll" role="group" aria-label="Gallery" tabIndex={0}>
        {!data && !error && <Skeleton height={320} />}
        <ul className="preset-grid">
          {data?.map((preset) => (
            <PresetCard
              key={preset.id}
              preset={preset}
              style={preset.light === null ? undefined : styles.get(preset.light)}
              catalogue={catalogue}
              isChosen={chosen?.id === preset.id}
              onChoose={() => onChoose(chosen?.id === preset.id ? null : preset)}
            />
          ))}
        </ul>
      </div>
    </section>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useApi } from '@/api/context'
import { templatesQuery } from '@/api/prompt-engine'
import { NumberField } from '@/components/number-field'
import { Select } from '@/components/select'
import type { Draft } from './draft'

type Props = { draft: Draft; onChange: (changes: Partial<Draft>) => void }

const NONE = ''

/** What a new shot begins with. */
export function DefaultFields({ draft, onChange }: Props) {
  const { data: templates = [] } = useQuery(templatesQuery(useApi()))
  const options = [
    { id: NONE, label: 'The first that runs' },
    ...templates.map(({ id, title }) => ({ id, label: title })),
  ]
  return (
    <section aria-label="New shots" className="settings-group">
      <div className="settings-row">
        <Select
          label="Workflow of new shots"
          layout="stacked"
          value={draft.templateId ?? NONE}
          options={options}
          onChange={(id) => onChange({ templateId: id || null })}
        />
        <NumberField
          label="Seconds of new shots"
          layout="stacked"
          value={draft.seconds ?? Number.NaN}
          minValue={0.01}
          maxValue={3600}
          onChange={(seconds) => onChange({ seconds: Number.isNaN(seconds) ? null : seconds })}
        />
      </div>
    </section>
  )
}

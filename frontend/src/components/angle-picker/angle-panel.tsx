import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { anglesQuery } from '@/api/angles'
import { useApi } from '@/api/context'
import { catalogueQuery } from '@/api/prompt-engine'
import type { Angle, Catalogue } from '@/api/types'
import { Button } from '../button'
import { ErrorNote } from '../error-note'
import { Segmented } from '../segmented'
import { Select } from '../select'
import { Skeleton } from '../skeleton'
import { AngleGrid } from './angle-grid'
import { type AngleFilter, type Axis, angleWords, everyAngle, narrowed, valuesOf } from './angles'
import './angle-picker.css'

const ANY = ''

type FilterProps = {
  angles: readonly Angle[]
  fields: Catalogue['fields']
  filter: AngleFilter
  onFilter: (filter: AngleFilter) => void
}

function Filters({ angles, fields, filter, onFilter }: FilterProps) {
  const inSet = narrowed(angles, { ...everyAngle, set: filter.set })
  const options = (axis: Axis, every: string, length: 'short' | 'label') => [
    { id: ANY, label: every },
    ...valuesOf(inSet, axis).map((id) => ({ id, label: angleWords(fields, axis, id, length) })),
  ]
  const look = (axis: Axis) => (id: string) => onFilter({ ...filter, [axis]: id || null })
  return (
    <div className="angle-filters">
      <Segmented
        label="Size"
        layout="hidden"
        value={filter.size ?? ANY}
        segments={options('size', 'All sizes', 'short')}
        onChange={look('size')}
      />
      <Segmented
        label="Height"
        layout="hidden"
        value={filter.height ?? ANY}
        segments={options('height', 'All heights', 'short')}
        onChange={look('height')}
      />
      <Select
        label="Direction"
        layout="hidden"
        value={filter.direction ?? ANY}
        options={options('direction', 'All directions', 'label')}
        onChange={look('direction')}
      />
      <Segmented
        label="Directions"
        layout="hidden"
        value={filter.set}
        segments={[
          { id: '96', label: '8 directions' },
          { id: '144', label: '12' },
        ]}
        onChange={(set) =>
          onFilter({ ...filter, set: set === '144' ? '144' : '96', direction: null })
        }
      />
    </div>
  )
}

type Props = {
  /** The chosen angle's id. */
  chosen: string | null
  onChoose: (angle: Angle) => void
  onClear: () => void
  /** Says what choosing does. */
  note: string
}

/** From where the picture is taken: size, height and direction at one glance. */
export function AnglePanel({ chosen, onChoose, onClear, note }: Props) {
  const api = useApi()
  const { data: angles, error, refetch } = useQuery(anglesQuery(api))
  const { data: catalogue } = useQuery(catalogueQuery(api))
  const isBetween = angles?.some(({ id, trained }) => id === chosen && !trained) ?? false
  const [wanted, setFilter] = useState<AngleFilter | null>(null)
  const filter = wanted ?? { ...everyAngle, set: isBetween ? '144' : '96' }
  const fields = catalogue?.fields ?? []
  if (error) {
    return <ErrorNote title="The angles are missing" error={error} onRetry={() => void refetch()} />
  }
  if (!angles) return <Skeleton height={480} />
  const found = narrowed(angles, filter)
  return (
    <div className="angle-panel">
      <Filters angles={angles} fields={fields} filter={filter} onFilter={setFilter} />
      <div className="angle-scroll">
        <AngleGrid angles={found} fields={fields} chosen={chosen} onChoose={onChoose} />
      </div>
      <div className="angle-panel-foot">
        <span className="t3">{note}</span>
        <span className="grow" />
        <span className="t3">
          {found.length} of {angles.length} angles
        </span>
        <Button size="small" isDisabled={chosen === null} onPress={onClear}>
          Leave the angle open
        </Button>
      </div>
    </div>
  )
}

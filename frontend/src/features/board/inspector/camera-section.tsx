import { useQuery } from '@tanstack/react-query'
import { useApi } from '@/api/context'
import { catalogueQuery } from '@/api/prompt-engine'
import type { CatalogueField } from '@/api/types'
import { ErrorNote } from '@/components/error-note'
import { Segmented } from '@/components/segmented'
import { Select } from '@/components/select'
import { Skeleton } from '@/components/skeleton'
import type { Shot } from '@/lib/document/model'
import { useEdits } from '../board-context'
import { fieldLayout, segments, selectOptions, UNSET, wideFirst } from './camera-fields'
import { Section } from './section'

type FieldProps = { field: CatalogueField; shot: Shot }

function CameraField({ field, shot }: FieldProps) {
  const edits = useEdits()
  const value = shot.camera[field.id] ?? UNSET
  const choose = (choice: string) =>
    edits.setCamera(shot.id, field.id, choice === UNSET ? null : choice)
  if (fieldLayout(field) === 'segmented') {
    return (
      <Segmented label={field.label} value={value} segments={segments(field)} onChange={choose} />
    )
  }
  return (
    <Select label={field.label} value={value} options={selectOptions(field)} onChange={choose} />
  )
}

export function CameraSection({ shot }: { shot: Shot }) {
  const { data: fields, error, refetch } = useQuery(catalogueQuery(useApi()))
  return (
    <Section title="Camera">
      {error && (
        <ErrorNote
          title="The camera choices are missing"
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      {!fields && !error && <Skeleton height={92} />}
      <div className="two">
        {wideFirst((fields ?? []).filter(({ quick }) => quick)).map((field) => (
          <div key={field.id} className={fieldLayout(field) === 'segmented' ? 'wide' : ''}>
            <CameraField field={field} shot={shot} />
          </div>
        ))}
      </div>
    </Section>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApi } from '@/api/context'
import { catalogueQuery } from '@/api/prompt-engine'
import type { Catalogue } from '@/api/types'
import { CameraField } from '@/components/camera/camera-field'
import { CameraGroup } from '@/components/camera/camera-groups'
import { ErrorNote } from '@/components/error-note'
import { Skeleton } from '@/components/skeleton'
import { fieldGroups } from '@/lib/camera/groups'
import { sharedValue } from '@/lib/camera/values'
import type { Shot } from '@/lib/document/model'
import { useEdits } from '../board-context'
import { Section } from './section'
import { useSelectedShots } from './use-selected-shots'

type Props = { shot: Shot; shots: readonly Shot[]; catalogue: Catalogue }

function CameraGroups({ shot, shots, catalogue }: Props) {
  const edits = useEdits()
  const groups = useMemo(() => fieldGroups(catalogue), [catalogue])
  const ids = shots.map(({ id }) => id)
  const cameras = shots.map(({ camera }) => camera)
  return groups.map((group) => (
    <CameraGroup key={group.id} group={group} camera={shot.camera}>
      {group.fields.map((field) => (
        <CameraField
          key={field.id}
          field={field}
          facts={catalogue.facts}
          shared={sharedValue(cameras, field.id)}
          onChoose={({ id }, { value }) => edits.changeCamera(ids, { [id]: value })}
        />
      ))}
    </CameraGroup>
  ))
}

/** The camera of the current shot; what is chosen goes to every selected shot. */
export function CameraSection({ shot }: { shot: Shot }) {
  const { data: catalogue, error, refetch } = useQuery(catalogueQuery(useApi()))
  const shots = useSelectedShots(shot)
  return (
    <Section title="Camera" fact={shots.length > 1 && `of ${shots.length} shots`}>
      {error && (
        <ErrorNote
          title="The camera choices are missing"
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      {!catalogue && !error && <Skeleton height={216} />}
      {catalogue && <CameraGroups shot={shot} shots={shots} catalogue={catalogue} />}
    </Section>
  )
}

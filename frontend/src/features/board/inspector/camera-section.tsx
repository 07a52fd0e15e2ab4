import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApi } from '@/api/context'
import { catalogueQuery } from '@/api/prompt-engine'
import type { CameraRepair, Catalogue } from '@/api/types'
import { CameraField } from '@/components/camera/camera-field'
import { CameraGroup } from '@/components/camera/camera-groups'
import { RuleNotes } from '@/components/camera/rule-notes'
import { useChooseValue } from '@/components/camera/use-choose-value'
import { useViolations } from '@/components/camera/use-validation'
import { ErrorNote } from '@/components/error-note'
import { Skeleton } from '@/components/skeleton'
import { fieldGroups } from '@/lib/camera/groups'
import { fieldMarks } from '@/lib/camera/marks'
import { type CameraChanges, repairChanges, saysTheSame, sharedValue } from '@/lib/camera/values'
import type { Shot } from '@/lib/document/model'
import { useEdits } from '../board-context'
import { Section } from './section'
import { useSelectedShots } from './use-selected-shots'

type Props = { shot: Shot; shots: readonly Shot[]; catalogue: Catalogue }

function CameraGroups({ shot, shots, catalogue }: Props) {
  const edits = useEdits()
  const groups = useMemo(() => fieldGroups(catalogue), [catalogue])
  const violations = useViolations(shot.camera)
  const marks = fieldMarks(violations)
  const cameras = shots.map(({ camera }) => camera)
  const write = (changes: CameraChanges) =>
    edits.changeCamera(
      shots.map(({ id }) => id),
      changes,
    )
  const choose = useChooseValue(shot.camera, write, edits.undo)
  const repair = ({ changes }: CameraRepair) =>
    edits.changeCamera(
      shots.filter(({ camera }) => saysTheSame(camera, shot.camera, changes)).map(({ id }) => id),
      repairChanges(changes),
    )
  return (
    <>
      <RuleNotes
        messages={violations}
        camera={shot.camera}
        fields={catalogue.fields}
        onRepair={repair}
      />
      {groups.map((group) => (
        <CameraGroup key={group.id} group={group} camera={shot.camera}>
          {group.fields.map((field) => (
            <CameraField
              key={field.id}
              field={field}
              facts={catalogue.facts}
              camera={shot.camera}
              shared={sharedValue(cameras, field.id)}
              mark={marks[field.id]}
              onChoose={choose}
            />
          ))}
        </CameraGroup>
      ))}
    </>
  )
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

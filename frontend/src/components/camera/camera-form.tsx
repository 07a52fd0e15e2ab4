import { useMemo } from 'react'
import type { CameraRepair, Catalogue } from '@/api/types'
import { fieldGroups } from '@/lib/camera/groups'
import { fieldMarks } from '@/lib/camera/marks'
import { type CameraChanges, repairChanges, saysTheSame, sharedValue } from '@/lib/camera/values'
import type { Shot } from '@/lib/document/model'
import { useProject } from '@/lib/project/project-context'
import { CameraField } from './camera-field'
import { CameraGroup } from './camera-groups'
import { RuleNotes } from './rule-notes'
import { useChooseValue } from './use-choose-value'
import { useViolations } from './use-validation'

type Props = {
  /** The shot whose camera is shown. */
  shot: Shot
  /** The shots that are written to, the shown one first. */
  shots: readonly Shot[]
  catalogue: Catalogue
  /** The field under the pointer or with the focus; null when none is. */
  onReach?: (field: string | null) => void
}

/** All fields of a camera with what clashes; each choice is one step of undo. */
export function CameraForm({ shot, shots, catalogue, onReach }: Props) {
  const { edits } = useProject()
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
            // biome-ignore lint/a11y/noStaticElementInteractions: only notes what is looked at
            <div
              key={field.id}
              onPointerEnter={() => onReach?.(field.id)}
              onPointerLeave={() => onReach?.(null)}
              onFocus={() => onReach?.(field.id)}
              onBlur={() => onReach?.(null)}
            >
              <CameraField
                field={field}
                facts={catalogue.facts}
                camera={shot.camera}
                shared={sharedValue(cameras, field.id)}
                mark={marks[field.id]}
                onChoose={choose}
              />
            </div>
          ))}
        </CameraGroup>
      ))}
    </>
  )
}

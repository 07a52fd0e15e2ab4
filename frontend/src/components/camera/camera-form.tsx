import { useMemo } from 'react'
import type { CameraRepair, Catalogue, CatalogueField } from '@/api/types'
import { fieldGroups, quickFields, withoutQuick } from '@/lib/camera/groups'
import { fieldMarks } from '@/lib/camera/marks'
import { type CameraChanges, repairChanges, saysTheSame, sharedValue } from '@/lib/camera/values'
import type { Shot } from '@/lib/document/model'
import { useProject } from '@/lib/project/project-context'
import { useStable } from '@/lib/use-stable'
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
  /** Beside a board the fields that most shots need stand first, two in a row. */
  isBeside?: boolean
  /** The field under the pointer or with the focus; null when none is. */
  onReach?: (field: string | null) => void
}

/** How a choice, or a repair, comes into the shots: each is one step of undo. */
function useWriteCamera({ shot, shots }: Pick<Props, 'shot' | 'shots'>) {
  const { edits } = useProject()
  const write = (changes: CameraChanges) =>
    edits.changeCamera(
      shots.map(({ id }) => id),
      changes,
    )
  const repair = ({ changes }: CameraRepair) =>
    edits.changeCamera(
      shots.filter(({ camera }) => saysTheSame(camera, shot.camera, changes)).map(({ id }) => id),
      repairChanges(changes),
    )
  return { choose: useStable(useChooseValue(shot.camera, write)), repair }
}

/** All fields of a camera with what clashes. */
export function CameraForm({ shot, shots, catalogue, isBeside = false, onReach }: Props) {
  const groups = useMemo(() => fieldGroups(catalogue), [catalogue])
  const violations = useViolations(shot.camera)
  const { choose, repair } = useWriteCamera({ shot, shots })
  const marks = fieldMarks(violations)
  const cameras = shots.map(({ camera }) => camera)
  const draw = (field: CatalogueField) => (
    // biome-ignore lint/a11y/noStaticElementInteractions: only notes what is looked at
    <div
      key={field.id}
      className="camera-field"
      onPointerEnter={() => onReach?.(field.id)}
      onPointerLeave={() => onReach?.(null)}
      onFocus={() => onReach?.(field.id)}
      onBlur={() => onReach?.(null)}
    >
      <CameraField
        field={field}
        facts={catalogue.facts}
        shotId={shot.id}
        {...sharedValue(cameras, field.id)}
        isShort={isBeside && field.quick}
        mark={marks[field.id]}
        onChoose={choose}
      />
    </div>
  )
  return (
    <>
      <RuleNotes
        messages={violations}
        camera={shot.camera}
        fields={catalogue.fields}
        onRepair={repair}
      />
      {isBeside && <div className="quick-fields">{quickFields(groups).map(draw)}</div>}
      {(isBeside ? withoutQuick(groups) : groups).map((group) => (
        <CameraGroup
          key={group.id}
          group={group}
          camera={shot.camera}
          marks={marks}
          isBeside={isBeside}
        >
          {group.fields.map(draw)}
        </CameraGroup>
      ))}
    </>
  )
}

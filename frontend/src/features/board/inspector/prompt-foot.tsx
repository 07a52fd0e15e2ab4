import { useQuery } from '@tanstack/react-query'
import { StepForward } from 'lucide-react'
import { anglesQuery } from '@/api/angles'
import { useApi } from '@/api/context'
import { catalogueQuery } from '@/api/prompt-engine'
import type { Angle, Template } from '@/api/types'
import { AngleBadge } from '@/components/angle-picker/angle-badge'
import { type Axis, angleOf, angleWords, axes } from '@/components/angle-picker/angles'
import type { ChangeValues } from '@/components/workflow-form/form-context'
import type { Shot } from '@/lib/document/model'
import { useBoardState } from '@/lib/project/project-context'
import { CAMERA_ANGLE, NEXT_SCENE } from '@/lib/workflow/values'
import { useEdits } from '../board-context'
import { takesAngle } from '../generate/values'
import { useInspected } from './inspected'

type Props = { shotId: string; template: Template; onChange: ChangeValues }

type AngleProps = { shot: Shot; template: Template; onChange: ChangeValues }

/** Writes the angle where the workflow reads it: as one of its own, or as the shot's camera. */
function ShotAngle({ shot, template, onChange }: AngleProps) {
  const api = useApi()
  const edits = useEdits()
  const { selected } = useInspected()
  const { data: angles = [] } = useQuery(anglesQuery(api))
  const { data: catalogue } = useQuery(catalogueQuery(api))
  const isOwn = takesAngle(template)
  const angle = isOwn
    ? angles.find(({ id }) => id === shot.values[CAMERA_ANGLE])
    : angleOf(angles, shot.camera)
  const said: Readonly<Partial<Record<Axis, string>>> = isOwn ? (angle ?? {}) : shot.camera
  const words = axes.flatMap((axis) => {
    const value = said[axis]
    return value === undefined ? [] : angleWords(catalogue?.fields ?? [], axis, value, 'short')
  })
  const write = (next: Angle | null) => {
    if (isOwn) return onChange({ [CAMERA_ANGLE]: next?.id ?? null }, 'step')
    const ids = selected.has(shot.id) ? [...selected] : [shot.id]
    edits.changeCamera(ids, Object.fromEntries(axes.map((axis) => [axis, next?.[axis] ?? null])))
  }
  return (
    <AngleBadge
      words={words.join(' · ')}
      chosen={angle?.id ?? null}
      note={
        isOwn
          ? 'This workflow turns the picture to the angle.'
          : 'Sets size, height and direction of the camera.'
      }
      onChoose={write}
      onClear={() => write(null)}
    />
  )
}

/** What stands at the foot of a shot's prompt: its angle, and whether it goes on from the last. */
export function PromptFoot({ shotId, template, onChange }: Props) {
  const shot = useBoardState(({ shots }) => shots[shotId])
  if (!shot) return null
  const isNext = shot.values[NEXT_SCENE] === true
  return (
    <>
      {template.angles !== 'none' && (
        <ShotAngle shot={shot} template={template} onChange={onChange} />
      )}
      {template.next_scene && (
        <button
          type="button"
          className="icon-button small"
          aria-label="Next scene"
          aria-pressed={isNext}
          title="Begins the prompt as the next scene of the picture before"
          onClick={() => onChange({ [NEXT_SCENE]: isNext ? null : true }, 'step')}
        >
          <StepForward size={14} aria-hidden />
        </button>
      )}
    </>
  )
}

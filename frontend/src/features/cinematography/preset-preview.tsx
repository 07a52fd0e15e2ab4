import { useQuery } from '@tanstack/react-query'
import { useApi } from '@/api/context'
import { appliedQuery, type Preset } from '@/api/presets'
import type { Catalogue } from '@/api/types'
import { Button } from '@/components/button'
import { ErrorNote } from '@/components/error-note'
import { Skeleton } from '@/components/skeleton'
import { useShowToast } from '@/components/toast'
import { useUndoDeed } from '@/components/undo-deed'
import type { Shot } from '@/lib/document/model'
import { counted } from '@/lib/format/counted'
import { useProject } from '@/lib/project/project-context'
import { presetChanges, toWrite } from './preset-changes'

type Props = { preset: Preset; shot: Shot; shots: readonly Shot[]; catalogue: Catalogue }

const place = (shots: readonly Shot[]) =>
  shots.length === 1 ? (shots[0]?.code ?? '') : counted(shots.length, 'shot')

/** What a preset would change in the shown shot, and the ways to apply it. */
export function PresetPreview({ preset, shot, shots, catalogue }: Props) {
  const { edits } = useProject()
  const show = useShowToast()
  const undoDeed = useUndoDeed()
  const { data, error, refetch } = useQuery(appliedQuery(useApi(), preset.kind, preset.id))
  if (error) {
    return <ErrorNote title="The preset is missing" error={error} onRetry={() => void refetch()} />
  }
  if (!data) return <Skeleton height={160} />
  const changes = presetChanges(shot.camera, data.camera, catalogue.fields)
  const isOverwriting = changes.some(({ before }) => before !== '')
  const apply = (isFilling: boolean) => {
    edits.changeCamera(
      shots.map(({ id }) => id),
      toWrite(changes, isFilling),
    )
    show({ text: `${preset.name} applied to ${place(shots)}`, action: undoDeed() })
  }
  return (
    <section className="preset-preview" aria-label={`What ${preset.name} changes`}>
      <header>
        <h2 className="cut">{preset.name}</h2>
        <span className="grow" />
        {isOverwriting && (
          <Button size="small" onPress={() => apply(true)}>
            Fill what is open
          </Button>
        )}
        <Button
          look="solid"
          size="small"
          isDisabled={changes.length === 0}
          onPress={() => apply(false)}
        >
          Apply to {place(shots)}
        </Button>
      </header>
      {changes.length === 0 && <p className="t-12 t3">{shot.code} says all of this already.</p>}
      <dl className="preset-changes">
        {changes.map(({ field, label, before, after }) => (
          <div key={field}>
            <dt>{label}</dt>
            <dd>
              {before && <del>{before}</del>} {after}
            </dd>
          </div>
        ))}
      </dl>
      {data.gaps.map(({ field, message }) => (
        <p key={field} className="t-12 t3">
          {message}
        </p>
      ))}
    </section>
  )
}

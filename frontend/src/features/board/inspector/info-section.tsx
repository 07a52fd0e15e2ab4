import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApi } from '@/api/context'
import { catalogueQuery, templatesQuery } from '@/api/prompt-engine'
import { valueWords } from '@/lib/camera/values'
import type { Shot, Take } from '@/lib/document/model'
import { slate } from '@/lib/document/slots'
import { chosenOf } from '@/lib/jobs/panel-state'
import { useBoardState } from '@/lib/project/project-context'
import { templateOf } from '@/lib/workflow/template-of'
import { goToShot } from '../board-ui'
import { useTakes } from '../use-panel-state'
import { useStaleness } from '../use-staleness'
import { factsOf } from '../viewing/viewed-take'
import { Section } from './section'
import { takeLabel } from './take-grid'
import { ancestorsOf, usersOf } from './uses'

type Row = readonly [string, string]

function Facts({ rows }: { rows: readonly Row[] }) {
  return (
    <dl className="info-facts">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

const sentenceOf = (...parts: string[]): string => parts.filter(Boolean).join(' ')

/** "Lens 50 mm, Size MS": the camera in words. */
function useCameraWords(camera: Readonly<Record<string, string>>): string {
  const { data: catalogue } = useQuery(catalogueQuery(useApi()))
  return (catalogue?.fields ?? [])
    .flatMap((field) => {
      const choice = camera[field.id]
      return choice === undefined ? [] : `${field.label} ${valueWords(field, choice, 'short')}`
    })
    .join(', ')
}

function ShotLink({ shot, text }: { shot: Shot; text: string }) {
  return (
    <button type="button" className="button small" onClick={() => goToShot(shot.id)}>
      {text}
    </button>
  )
}

function Uses({ shot }: { shot: Shot }) {
  const takes = useTakes(shot.id)
  const shots = useBoardState((state) => state.shots)
  const users = useMemo(() => usersOf(takes, shots), [takes, shots])
  if (users.length === 0) return null
  return (
    <div className="info-links">
      <span className="t3">Used in</span>
      {users.map((user) => (
        <ShotLink key={user.id} shot={user} text={slate(user)} />
      ))}
    </div>
  )
}

/** From the words of the shot to the file, and the takes of other shots that went in. */
function Explained({ shot, take }: { shot: Shot; take: Take }) {
  const { data: templates = [] } = useQuery(templatesQuery(useApi()))
  const stale = useStaleness(shot, take)
  const shots = useBoardState((state) => state.shots)
  const all = useBoardState((state) => state.takes)
  const parents = useMemo(() => ancestorsOf(take, all, shots), [take, all, shots])
  const said = typeof take.intent?.description === 'string' ? take.intent.description : ''
  const rows: Row[] = [
    ...(said && said !== take.prompt ? [['Words', said] as const] : []),
    ...factsOf(take, { templates }),
    ...(stale ? [['Since then', stale.words] as const] : []),
  ]
  return (
    <>
      <h4>{`How ${takeLabel(take)} was made`}</h4>
      <Facts rows={rows} />
      {parents.length > 0 && (
        <div className="info-links">
          <span className="t3">Made from</span>
          {parents.map((parent) => (
            <ShotLink
              key={parent.take.id}
              shot={parent.shot}
              text={`${slate(parent.shot)} ${takeLabel(parent.take)}`}
            />
          ))}
        </div>
      )}
    </>
  )
}

/** Everything that is known of the shot and of the take that stands for it. */
export function InfoSection({ shot }: { shot: Shot }) {
  const { data: templates = [] } = useQuery(templatesQuery(useApi()))
  const takes = useTakes(shot.id)
  const scene = useBoardState(({ scenes }) => scenes[shot.sceneId]?.name ?? '')
  const camera = useCameraWords(shot.camera)
  const chosen = chosenOf(takes, shot.chosenTake)
  const rows: Row[] = [
    ['Slate', slate(shot)],
    ['Scene', scene],
    ['Camera', camera],
    ['Workflow', templateOf(shot, templates)?.title ?? ''],
    ['Takes', String(takes.length)],
  ]
  return (
    <Section title="Info" fact={sentenceOf(slate(shot), chosen ? takeLabel(chosen) : '')}>
      <Facts rows={rows.filter(([, value]) => value !== '')} />
      <Uses shot={shot} />
      {chosen && <Explained shot={shot} take={chosen} />}
    </Section>
  )
}

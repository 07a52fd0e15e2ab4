import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { KeyRow } from '@/components/keys/keys-dialog'
import { RoomFrame } from '@/components/room/room-frame'
import { RoomStatus } from '@/components/room/room-status'
import { RoomTop } from '@/components/room/room-top'
import { UndoButtons } from '@/components/room/undo-buttons'
import { dayOfYear } from '@/lib/format/dates'
import { fixed } from '@/lib/format/figures'
import { plural } from '@/lib/format/plural'
import { useBoardState, useProject } from '@/lib/project/project-context'
import { Music } from './music'
import { clock, type Numbers, numbersOf } from './numbers'
import './overview.css'
import { SceneCard } from './scene-card'

const keys: readonly KeyRow[] = [['Five seconds on or back, in the music', 'Arrows']]

function useNumbers(): Numbers {
  const scenes = useBoardState((state) => state.scenes)
  const shots = useBoardState((state) => state.shots)
  const takes = useBoardState((state) => state.takes)
  const fps = useBoardState((state) => state.project.fps)
  return useMemo(() => numbersOf({ scenes, shots, takes, fps }), [scenes, shots, takes, fps])
}

const alternateWords = (alternates: number): string =>
  alternates === 0
    ? ''
    : plural(alternates, { one: 'and 1 alternate', other: `and ${alternates} alternates` })

const timedWords = (timed: number, shots: number): string => {
  if (timed === 0) return 'No shot has a length yet'
  if (timed === shots) return ''
  return plural(timed, { one: 'of 1 timed shot', other: `of ${timed} timed shots` })
}

function Figures({ numbers }: { numbers: Numbers }) {
  const { scenes, shots, alternates, takes, rendered, seconds, timed, percent } = numbers
  const figures = [
    { name: 'Scenes', value: scenes.length },
    { name: 'Shots', value: shots, more: alternateWords(alternates) },
    { name: 'Takes', value: takes },
    { name: 'Rendered', value: `${percent} %`, more: `${rendered} of ${shots}` },
    { name: 'Length', value: clock(seconds), more: timedWords(timed, shots) },
  ]
  return (
    <dl className="overview-figures" aria-label="The film in numbers">
      {figures.map(({ name, value, more }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <b>{value}</b>
            {more && <span className="t3 t-12">{more}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function About() {
  const { project } = useProject()
  const facts = useBoardState((state) => state.project)
  return (
    <p className="t3">
      {fixed(facts.frameWidth / facts.frameHeight, 2)} : 1, {facts.fps} frames a second, begun{' '}
      {dayOfYear(project.created_at)}, in {project.path}
    </p>
  )
}

function NoShots({ projectId }: { projectId: string }) {
  return (
    <p>
      No shot yet.{' '}
      <Link to="/p/$project/board" params={{ project: projectId }} className="underline">
        Add one on the board
      </Link>
    </p>
  )
}

/** The whole film at a glance: figures, music, scenes. */
export function OverviewRoom() {
  const { project } = useProject()
  const navigate = useNavigate()
  const facts = useBoardState((state) => state.project)
  const numbers = useNumbers()
  const goToShot = (shot: string) =>
    void navigate({ to: '/p/$project/board', params: { project: project.id }, search: { shot } })
  return (
    <RoomFrame skipTo="the overview" className="overview-frame" keys={keys} onGoToShot={goToShot}>
      <RoomTop>
        <span className="room-name">Overview</span>
        <UndoButtons />
      </RoomTop>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <main id="main" tabIndex={0} aria-label="Overview" className="overview-main">
        <h1>{facts.name || project.name}</h1>
        {facts.description && <p className="overview-words">{facts.description}</p>}
        <About />
        <Figures numbers={numbers} />
        <Music />
        <section aria-label="Scenes">
          <h2>Scenes</h2>
          {numbers.shots === 0 && <NoShots projectId={project.id} />}
          <ul className="scene-cards">
            {numbers.scenes.map((each) => (
              <SceneCard
                key={each.scene.id}
                numbers={each}
                ratio={facts.frameWidth / facts.frameHeight}
              />
            ))}
          </ul>
        </section>
      </main>
      <RoomStatus>
        <span>{numbers.percent} % rendered</span>
      </RoomStatus>
    </RoomFrame>
  )
}

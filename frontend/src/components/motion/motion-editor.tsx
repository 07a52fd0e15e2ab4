import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '@/api/context'
import { motionNameQuery } from '@/api/motion'
import { thumbnailUrl } from '@/api/pictures'
import { Button } from '@/components/button'
import type { Shot, Take } from '@/lib/document/model'
import { fixed } from '@/lib/format/figures'
import { chosenOf } from '@/lib/jobs/panel-state'
import { controlData, frameAt } from '@/lib/motion'
import { useBoardState, useProject } from '@/lib/project/project-context'
import { saveUrl } from '@/lib/save-url'
import { KeyframeRow } from './keyframe-row'
import './motion.css'
import { MotionChoices } from './motion-choices'
import { MotionName } from './motion-name'
import { MotionPreview } from './motion-preview'
import { MotionStage } from './motion-stage'
import { type MotionDraft, useMotionDraft } from './use-motion-draft'
import { usePlaying } from './use-playing'

/** How long a move is looked at where the shot says nothing. */
const SECONDS = 4
const PICTURE_WIDTH = 960

const none: readonly Take[] = []

function usePicture(shot: Shot): Take | undefined {
  const takes = useBoardState((state) => state.takes[shot.id] ?? none)
  return chosenOf(takes, shot.chosenTake)
}

type Size = { width: number; height: number }

/** Saves the move as numbers that other programs read. */
function exportMotion(shot: Shot, draft: MotionDraft, size: Size, fps: number, seconds: number) {
  const frames = Math.max(2, Math.round(seconds * fps))
  const text = JSON.stringify(controlData(draft.motion, { ...size, fps, frames }), null, 1)
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  saveUrl(url, `${shot.code} motion.json`)
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

type Props = { shot: Shot; onClose: () => void }

/** Draws a move over the shot's picture, shows it, names it, and gives it to the shot. */
export function MotionEditor({ shot, onClose }: Props) {
  const api = useApi()
  const { project, edits } = useProject()
  const facts = useBoardState((state) => state.project)
  const take = usePicture(shot)
  const draft = useMotionDraft(shot.motion)
  const seconds = (shot.duration ?? SECONDS * facts.fps) / facts.fps
  const playing = usePlaying(seconds)
  const { data: named } = useQuery(motionNameQuery(api, draft.motion, seconds))
  const [rig, setRig] = useState<string | null>(shot.camera.rig ?? null)
  const carrier = rig !== null && named?.rigs.includes(rig) ? rig : null
  const size = take ?? { width: facts.frameWidth * 1000, height: facts.frameHeight * 1000 }
  const ratio = size.width / size.height
  const src =
    take && take.kind !== 'audio'
      ? thumbnailUrl(api, {
          project: project.path,
          path: take.path,
          width: PICTURE_WIDTH,
          version: take.sha256,
        })
      : null
  const now = frameAt(draft.keyframes, playing.at)
  const apply = () => {
    if (named) edits.setMotion(shot.id, draft.motion, { ...named.camera, rig: carrier })
    onClose()
  }
  return (
    <div className="motion-editor">
      <MotionStage draft={draft} src={src} ratio={ratio} now={now} />
      <div className="motion-side">
        <MotionPreview
          src={src}
          ratio={ratio}
          now={now}
          at={playing.at}
          seconds={seconds}
          isPlaying={playing.isPlaying}
          onToggle={playing.toggle}
          onGoTo={playing.goTo}
        />
        <MotionChoices draft={draft} />
        <MotionName named={named} rig={carrier} onRig={setRig} />
        <div className="keyframes">
          {draft.keyframes.map((keyframe, place) => (
            <KeyframeRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a keyframe is its place on the way
              key={place}
              draft={draft}
              keyframe={keyframe}
              place={place}
              seconds={seconds}
            />
          ))}
          <Button look="box" size="small" onPress={() => draft.add(playing.at)}>
            Keyframe at {fixed(playing.at * seconds, 1)} s
          </Button>
        </div>
        <div className="motion-actions">
          <Button look="plain" onPress={() => exportMotion(shot, draft, size, facts.fps, seconds)}>
            Export as JSON
          </Button>
          {shot.motion && (
            <Button
              look="plain"
              onPress={() => {
                edits.setMotion(shot.id, null, { movement: null, timing: null })
                onClose()
              }}
            >
              No move
            </Button>
          )}
          <Button look="solid" isDisabled={!named} onPress={apply}>
            Give it to {shot.code}
          </Button>
        </div>
      </div>
    </div>
  )
}

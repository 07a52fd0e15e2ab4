import { useState } from 'react'
import { TextField } from '@/components/text-field'
import { readDuration, secondsOf } from '@/lib/document/duration'
import type { Shot } from '@/lib/document/model'
import { useBoardState } from '@/lib/project/project-context'
import { useEdits } from '../board-context'

const shownFor = (frames: number | null, fps: number): string => {
  const seconds = secondsOf(frames, fps)
  return seconds === null ? '' : String(Math.round(seconds * 100) / 100)
}

/** How long a shot lasts, typed in seconds ("3.2") or in frames ("77f"). */
export function LengthField({ shot }: { shot: Shot }) {
  const edits = useEdits()
  const fps = useBoardState(({ project }) => project.fps)
  const [typed, setTyped] = useState<string | null>(null)
  const frames = typed === null ? null : readDuration(typed, fps)
  const finish = () => {
    if (typed !== null && frames !== undefined && frames !== shot.duration) {
      edits.setShot(shot.id, 'duration', frames)
    }
    setTyped(null)
  }
  return (
    <TextField
      label="Length"
      value={typed ?? shownFor(shot.duration, fps)}
      placeholder="seconds, or 77f"
      error={frames === undefined ? 'Seconds such as 3.2, or frames such as 77f.' : undefined}
      onChange={setTyped}
      onBlur={finish}
      onKeyDown={({ key }) => key === 'Enter' && finish()}
    />
  )
}

import { useMemo, useState } from 'react'
import {
  type Frame,
  inTime,
  type Keyframe,
  type Means,
  type Motion,
  wholeFrame,
  within,
  withKeyframe,
} from '@/lib/motion'

const start: Motion = { means: 'travel', keyframes: [wholeFrame, { ...wholeFrame, at: 1 }] }

/** A move that is being drawn; nothing is kept before it is applied. */
export function useMotionDraft(kept: Motion | null) {
  const [motion, setMotion] = useState<Motion>(kept ?? start)
  const [chosen, setChosen] = useState(0)
  const keyframes = useMemo(() => inTime(motion.keyframes), [motion])
  const write = (next: readonly Keyframe[]) => setMotion({ ...motion, keyframes: next })
  return {
    motion,
    keyframes,
    chosen: Math.min(chosen, keyframes.length - 1),
    choose: setChosen,
    take(next: Motion) {
      setMotion(next)
      setChosen(0)
    },
    setMeans: (means: Means) => setMotion({ ...motion, means }),
    /** The frame stays within the picture. */
    change(place: number, changes: Partial<Frame & Pick<Keyframe, 'at' | 'ease'>>) {
      write(
        keyframes.map((keyframe, each) =>
          each === place ? within({ ...keyframe, ...changes }) : keyframe,
        ),
      )
    },
    add(at: number) {
      const next = withKeyframe(keyframes, at)
      write(next)
      setChosen(next.findIndex((keyframe) => keyframe.at === at))
    },
    remove(place: number) {
      if (keyframes.length > 1) write(keyframes.filter((_, each) => each !== place))
    },
  }
}

export type MotionDraft = ReturnType<typeof useMotionDraft>

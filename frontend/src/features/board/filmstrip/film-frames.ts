import type { SceneInOrder } from '@/lib/document/order'
import { fixed } from '@/lib/format/figures'

const GAP = 2
const SCENE_GAP = 12
/** Px that a second of the cut is long. */
const SECOND = 21
/** Px; the slate and a picture can still be told. */
const NARROWEST = 36

export type FilmFrame = { id: string; isFirst: boolean; width: number }

/** Frames as long as their shots last; one that does not say so is as wide as its picture. */
export function filmFrames(
  scenes: readonly SceneInOrder[],
  { fps, natural }: { fps: number; natural: number },
): FilmFrame[] {
  const widthFor = (frames: number | null) =>
    frames === null || !(fps > 0)
      ? natural
      : Math.max(NARROWEST, Math.round((frames / fps) * SECOND))
  return scenes.flatMap(({ shots }) =>
    shots.map(({ id, duration }, index) => ({
      id,
      isFirst: index === 0,
      width: widthFor(duration),
    })),
  )
}

/** Where each frame begins, in px, and at the end where the strip does. */
export function frameStarts(frames: readonly FilmFrame[]): number[] {
  let end = 0
  const starts = frames.map(({ isFirst, width }, index) => {
    const start = end + (index === 0 ? 0 : isFirst ? SCENE_GAP : GAP)
    end = start + width
    return start
  })
  return [...starts, end]
}

type Named = { code: string; seconds: number | null; status: string }

/** What a frame is called. It holds what is written on the frame, for those who say that to it. */
export function frameName({ code, seconds, status }: Named): string {
  return seconds === null ? `${code}, ${status}` : `${code}, ${fixed(seconds, 1)} s, ${status}`
}

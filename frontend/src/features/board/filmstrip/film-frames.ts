import type { SceneInOrder } from '@/lib/document/order'

const GAP = 2
const SCENE_GAP = 12

export type FilmFrame = { id: string; isFirst: boolean }

export function filmFrames(scenes: readonly SceneInOrder[]): FilmFrame[] {
  return scenes.flatMap(({ shots }) => shots.map(({ id }, index) => ({ id, isFirst: index === 0 })))
}

/** Where each frame begins, in px, and at the end where the strip does. */
export function frameStarts(frames: readonly FilmFrame[], width: number): number[] {
  let end = 0
  const starts = frames.map(({ isFirst }, index) => {
    const start = end + (index === 0 ? 0 : isFirst ? SCENE_GAP : GAP)
    end = start + width
    return start
  })
  return [...starts, end]
}

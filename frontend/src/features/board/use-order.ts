import { useMemo } from 'react'
import { useBoardState } from './board-context'
import { type Layout, layoutBoard, pictureHeight } from './canvas/layout'
import { inOrder, readingOrder, type SceneInOrder } from './document/order'

export function useScenes(): SceneInOrder[] {
  const scenes = useBoardState((state) => state.scenes)
  const shots = useBoardState((state) => state.shots)
  return useMemo(() => inOrder(scenes, shots), [scenes, shots])
}

export function useReadingOrder(): string[] {
  const scenes = useScenes()
  return useMemo(() => readingOrder(scenes).map(({ id }) => id), [scenes])
}

/** Height of a panel's picture in board px. */
export function usePictureHeight(): number {
  return useBoardState(({ project }) => pictureHeight(project.frameWidth, project.frameHeight))
}

export function useLayout(): Layout {
  const scenes = useScenes()
  const placements = useBoardState((state) => state.placements)
  const picture = usePictureHeight()
  return useMemo(() => layoutBoard(scenes, placements, picture), [scenes, placements, picture])
}

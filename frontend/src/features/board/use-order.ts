import type { BoardState } from '@/lib/document/board-state'
import type { SceneInOrder } from '@/lib/document/order'
import { useBoardState } from '@/lib/project/project-context'
import { useBoard } from './board-context'
import { type Layout, pictureHeight } from './canvas/layout'

export function useScenes(): readonly SceneInOrder[] {
  const { derive } = useBoard()
  return useBoardState(({ scenes, shots }) => derive.scenes(scenes, shots))
}

export function useReadingOrder(): readonly string[] {
  const { derive } = useBoard()
  return useBoardState(({ scenes, shots }) => derive.order(derive.scenes(scenes, shots)))
}

const pictureOf = ({ project }: BoardState) =>
  pictureHeight(project.frameWidth, project.frameHeight)

/** Height of a panel's picture in board px. */
export const usePictureHeight = (): number => useBoardState(pictureOf)

export function useLayout(): Layout {
  const { derive } = useBoard()
  return useBoardState((state) =>
    derive.layout(derive.scenes(state.scenes, state.shots), state.placements, pictureOf(state)),
  )
}

/** A scene's number on the slate, and how many shots it has. */
export function useSceneFacts(sceneId: string): { number: number; count: number } {
  const { derive } = useBoard()
  const find = ({ scenes, shots }: BoardState) =>
    derive.scenes(scenes, shots).find(({ scene }) => scene.id === sceneId)
  return {
    number: useBoardState((state) => find(state)?.number ?? 0),
    count: useBoardState((state) => find(state)?.shots.length ?? 0),
  }
}

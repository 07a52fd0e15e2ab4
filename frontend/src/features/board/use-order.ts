import type { BoardState } from '@/lib/document/board-state'
import type { ById, Placement } from '@/lib/document/model'
import type { SceneInOrder } from '@/lib/document/order'
import { useBoardState } from '@/lib/project/project-context'
import { type Board, useBoard } from './board-context'
import { type Layout, pictureHeight } from './canvas/layout'

export function useScenes(): readonly SceneInOrder[] {
  const { derive } = useBoard()
  return useBoardState(({ scenes, shots }) => derive.scenes(scenes, shots))
}

export function useReadingOrder(): readonly string[] {
  const { derive } = useBoard()
  return useBoardState(({ scenes, shots }) => derive.order(derive.scenes(scenes, shots)))
}

/** Height of a usual panel's picture in board px. */
export const pictureNow = ({ project }: BoardState): number =>
  pictureHeight(project.frameWidth, project.frameHeight)

export const usePictureHeight = (): number => useBoardState(pictureNow)

/** Where everything lies, as the document says it now. */
export const layoutOf = (state: BoardState, { derive }: Pick<Board, 'derive'>): Layout =>
  derive.layout(derive.scenes(state.scenes, state.shots), state.placements, pictureNow(state))

export function useLayout(): Layout {
  const board = useBoard()
  return useBoardState((state) => layoutOf(state, board))
}

/** Panels and sticky notes, by id: all that can be moved. */
export const placesNow = (state: BoardState, board: Pick<Board, 'derive'>): ById<Placement> =>
  board.derive.places(layoutOf(state, board), state.notes)

export function usePlaces(): ById<Placement> {
  const board = useBoard()
  return useBoardState((state) => placesNow(state, board))
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

/** The shots on the board whose take is not what they would render now. */
export function useStaleShots(): ReadonlySet<string> {
  const { derive } = useBoard()
  return useBoardState(({ scenes, shots, takes, project }) =>
    derive.stale(derive.scenes(scenes, shots), takes, project),
  )
}

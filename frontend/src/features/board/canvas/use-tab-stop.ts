import { createContext, useContext } from 'react'
import { useBoardUi } from '../board-ui'

/** What panels need to know of their place in the whole, told once from above. */
export type BoardOrder = { first: string | null; sceneNumbers: ReadonlyMap<string, number> }

export const BoardOrderContext = createContext<BoardOrder>({ first: null, sceneNumbers: new Map() })

/** One panel at a time takes the Tab key: the current one, or else the first. */
export function useTabStop(shotId: string): boolean {
  const { first } = useContext(BoardOrderContext)
  return useBoardUi((ui) => (ui.current ?? first) === shotId)
}

export function useSceneNumber(sceneId: string): number {
  return useContext(BoardOrderContext).sceneNumbers.get(sceneId) ?? 0
}

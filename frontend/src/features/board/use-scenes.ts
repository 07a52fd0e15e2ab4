import { useCallback } from 'react'
import { announce } from '@/components/room/room-ui'
import { useBoard } from './board-context'
import { showScene } from './board-ui'

/** The new scene is in hand afterwards: the next shot goes there. */
export function useAddScene() {
  const { state, edits, derive } = useBoard()
  return useCallback(() => {
    const number = derive.sceneSlots(state.getState().scenes).size + 1
    showScene(edits.addScene(`Scene ${number}`))
    announce(`Scene ${number} added`)
  }, [state, edits, derive])
}

import { useCallback } from 'react'
import { announce } from '@/components/room/room-ui'
import { useBoard } from './board-context'
import { goToShot } from './board-ui'
import { addShots } from './new-shots'

/** A new shot in a scene: the one named, else that in hand or the current shot's, else the last. */
export function useAddShot() {
  const board = useBoard()
  return useCallback(
    (sceneId?: string) => {
      const [shot = ''] = addShots(board, [''], { sceneId })
      goToShot(shot)
      announce(`Shot ${board.state.getState().shots[shot]?.code ?? ''} added`)
    },
    [board],
  )
}

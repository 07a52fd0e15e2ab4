import { useCallback } from 'react'
import { announce } from '@/components/room/room-ui'
import { useBoard } from './board-context'

export function useAddScene() {
  const { state, edits } = useBoard()
  return useCallback(() => {
    const number = Object.keys(state.getState().scenes).length + 1
    edits.addScene(`Scene ${number}`)
    announce(`Scene ${number} added`)
  }, [state, edits])
}

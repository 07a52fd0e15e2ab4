import { useCallback } from 'react'
import { announce } from '@/components/room/room-ui'
import { useShowToast } from '@/components/toast'
import { inOrder } from '@/lib/document/order'
import { useBoard } from './board-context'
import { arrange, pictureHeight } from './canvas/layout'

export function useAddScene() {
  const { state, edits } = useBoard()
  return useCallback(() => {
    const number = Object.keys(state.getState().scenes).length + 1
    edits.addScene(`Scene ${number}`)
    announce(`Scene ${number} added`)
  }, [state, edits])
}

/** Lays every shot into its cell again, scene below scene. */
export function useArrange() {
  const { state, edits } = useBoard()
  const showToast = useShowToast()
  return useCallback(() => {
    const { scenes, shots, project } = state.getState()
    const picture = pictureHeight(project.frameWidth, project.frameHeight)
    edits.movePanels(arrange(inOrder(scenes, shots), picture))
    showToast({ text: 'The board is tidy', action: { label: 'Undo', run: edits.undo } })
  }, [state, edits, showToast])
}

import { useCallback } from 'react'
import { announce } from '@/components/room/room-ui'
import { useShowToast } from '@/components/toast'
import { inOrder, readingOrder, shotAfter } from '@/lib/document/order'
import { useBoard } from './board-context'
import { goToShot, selectShot, selectShots } from './board-ui'

/** Puts shots into the trash, with the way back in hand. */
export function useDeleteShots() {
  const { state, edits } = useBoard()
  const showToast = useShowToast()
  return useCallback(
    (ids: readonly string[]) => {
      const { scenes, shots } = state.getState()
      const codes = ids.flatMap((id) => shots[id]?.code ?? [])
      if (codes.length === 0) return
      const next = shotAfter(readingOrder(inOrder(scenes, shots)), ids)
      edits.deleteShots(ids)
      if (next === null) selectShot(null)
      else goToShot(next)
      const text = codes.length === 1 ? `Shot ${codes[0]} deleted` : `${codes.length} shots deleted`
      announce(text)
      const undo = () => {
        edits.restoreShots(ids)
        selectShots(new Set(ids))
      }
      showToast({ text, action: { label: 'Undo', run: undo } })
    },
    [state, edits, showToast],
  )
}

import { useCallback } from 'react'
import { announce } from '@/components/room/room-ui'
import { useShowToast } from '@/components/toast'
import { useUndoDeed } from '@/components/undo-deed'
import { inOrder, readingOrder, shotAfter } from '@/lib/document/order'
import { slate, standingOf } from '@/lib/document/slots'
import { plural } from '@/lib/format/plural'
import { useBoard } from './board-context'
import { goToShot, selectShot, selectShots } from './board-ui'

/** Puts shots into the trash, with the way back in hand. */
export function useDeleteShots() {
  const { state, edits } = useBoard()
  const showToast = useShowToast()
  const undoDeed = useUndoDeed()
  return useCallback(
    (ids: readonly string[]) => {
      const { scenes, shots } = state.getState()
      const codes = ids.flatMap((id) => (shots[id] ? slate(shots[id]) : []))
      if (codes.length === 0) return
      const behind = shotAfter(readingOrder(inOrder(scenes, shots)), ids)
      edits.deleteShots(ids)
      const [slot] = ids.flatMap((id) => shots[id]?.slotId ?? [])
      const left = Object.values(state.getState().shots).filter(({ slotId }) => slotId === slot)
      // Another alternate stands in its place now, if there is one.
      const next = standingOf(left)?.id ?? behind
      if (next === null) selectShot(null)
      else goToShot(next)
      const text = plural(codes.length, {
        one: `Shot ${codes[0]} deleted`,
        other: `${codes.length} shots deleted`,
      })
      announce(text)
      showToast({
        text,
        action: undoDeed({
          onBack: () => selectShots(new Set(ids)),
          instead: () => edits.bringBack(ids),
        }),
      })
    },
    [state, edits, showToast, undoDeed],
  )
}

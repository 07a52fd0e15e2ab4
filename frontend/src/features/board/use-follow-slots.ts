import { useEffect } from 'react'
import { standingOf } from '@/lib/document/slots'
import { useBoard } from './board-context'
import { selectShots, useBoardUi } from './board-ui'

/** Selects the alternate that stands where another person, or undo, has put it in place of a selected one. */
export function useFollowSlots(): void {
  const { state, derive } = useBoard()
  useEffect(
    () =>
      state.subscribe(({ shots }, before) => {
        if (shots === before.shots) return
        const { selected, marks } = useBoardUi.getState()
        const wanted = [...selected].flatMap((id) => {
          const shot = shots[id] ?? before.shots[id]
          const standing = shot && standingOf(derive.slots(shots).get(shot.slotId) ?? [])
          return standing ? [standing.id] : shots[id] ? [id] : []
        })
        const isSame = wanted.length === selected.size && wanted.every((id) => selected.has(id))
        if (!isSame) selectShots(new Set(wanted), marks)
      }),
    [state, derive],
  )
}

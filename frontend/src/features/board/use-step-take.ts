import { useCallback } from 'react'
import { announce } from '@/components/room/room-ui'
import { chosenOf } from '@/lib/jobs/panel-state'
import { useBoard } from './board-context'
import { versionLabel } from './canvas/captions'

/** Chooses the take before (-1) or after (1) the chosen one; at either end nothing happens. */
export function useStepTake() {
  const { state, edits } = useBoard()
  return useCallback(
    (shotId: string, step: -1 | 1) => {
      const { shots, takes } = state.getState()
      const own = takes[shotId] ?? []
      const chosen = chosenOf(own, shots[shotId]?.chosenTake ?? null)
      const next = own[own.findIndex(({ id }) => id === chosen?.id) + step]
      if (!chosen || !next) return
      edits.chooseTake(shotId, next.id)
      announce(`Take ${versionLabel(next.version)} chosen`)
    },
    [state, edits],
  )
}

import { useMemo } from 'react'
import { announce } from '@/components/room/room-ui'
import { alternateAfter, slate } from '@/lib/document/slots'
import { useBoard } from './board-context'
import { goToShot } from './board-ui'

/** Another one for the same slot, and which of them stands on the board and in the film. */
export function useAlternates() {
  const { state, edits } = useBoard()
  return useMemo(() => {
    const nameOf = (id: string) => {
      const shot = state.getState().shots[id]
      return shot ? slate(shot) : ''
    }
    const choose = (id: string) => {
      edits.chooseAlternate(id)
      goToShot(id)
      announce(`${nameOf(id)} stands on the board`)
    }
    return {
      choose,
      add(id: string) {
        const made = edits.addAlternate(id)
        if (made === null) return
        goToShot(made)
        announce(`${nameOf(made)} added; it stands on the board`)
      },
      /** The one behind it in its slot, and the first behind the last. */
      chooseNext(id: string) {
        const next = alternateAfter(state.getState().shots, id)
        if (next !== null) choose(next)
      },
    }
  }, [state, edits])
}

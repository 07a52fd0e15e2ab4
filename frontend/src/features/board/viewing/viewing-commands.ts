import { useMemo } from 'react'
import { announce } from '@/components/room/room-ui'
import { type Command, useCommands } from '@/lib/commands'
import { chosenOf } from '@/lib/jobs/panel-state'
import { useBoard } from '../board-context'
import { useBoardUi } from '../board-ui'
import { compareTakes, openShot } from './viewing-ui'

/** As many as stand side by side. */
const MOST = 4

/** Looking closely at the shot in hand. */
export function useViewingCommands(): void {
  const { state } = useBoard()
  const commands = useMemo<Command[]>(() => {
    const hasTakes = () => {
      const { current } = useBoardUi.getState()
      return current !== null && (state.getState().takes[current]?.length ?? 0) > 0
    }
    const look = () => {
      const { current } = useBoardUi.getState()
      if (current !== null) openShot(current)
    }
    /** The chosen take, and the newest of the others beside it. */
    const compare = () => {
      const { current } = useBoardUi.getState()
      if (current === null) return
      const { takes, shots } = state.getState()
      const own = takes[current] ?? []
      const chosen = chosenOf(own, shots[current]?.chosenTake ?? null)
      if (!chosen || own.length < 2)
        return announce('There is one take, and none to compare it with')
      const others = own
        .filter(({ id }) => id !== chosen.id)
        .slice(1 - MOST)
        .toSorted((a, b) => a.version - b.version)
      compareTakes(current, [chosen.id, ...others.map(({ id }) => id)])
    }
    return [
      { id: 'view', title: 'Look at the shot', keys: 'v', isAvailable: hasTakes, run: look },
      {
        id: 'compare',
        title: 'Compare the takes of the shot',
        keys: 'c',
        isAvailable: hasTakes,
        run: compare,
      },
    ]
  }, [state])
  useCommands('viewing', commands)
}

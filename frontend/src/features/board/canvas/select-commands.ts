import { useMemo } from 'react'
import { announce } from '@/components/room/room-ui'
import type { Command } from '@/lib/commands'
import { useBoard } from '../board-context'
import { selectedItems, selectShots, useBoardUi } from '../board-ui'
import { layoutOf } from '../use-order'
import { drawArrow, useMarkUi } from './marks/mark-ui'
import { several } from './selected'

const hasArrow = () => useMarkUi.getState().arrow.status !== 'idle'

/** What the next command is for. */
export function useSelectCommands(): Command[] {
  const board = useBoard()
  return useMemo(() => {
    const { state } = board
    const say = () => announce(`${selectedItems().length} selected`)
    return [
      {
        id: 'select-all',
        title: 'Select all',
        keys: 'mod+a',
        run: () => {
          const { notes, arrows } = state.getState()
          const { panels } = layoutOf(state.getState(), board)
          const marks = [...Object.keys(notes), ...Object.keys(arrows)]
          selectShots(new Set(Object.keys(panels)), new Set(marks))
          say()
        },
      },
      {
        id: 'select-scene',
        title: 'Select all shots of the scene',
        isAvailable: () => useBoardUi.getState().current !== null,
        run: () => {
          const { shots } = state.getState()
          const scene = shots[useBoardUi.getState().current ?? '']?.sceneId
          const { panels } = layoutOf(state.getState(), board)
          selectShots(new Set(Object.keys(panels).filter((id) => shots[id]?.sceneId === scene)))
          say()
        },
      },
      {
        id: 'select-none',
        title: 'Select nothing',
        keys: 'escape',
        isAvailable: () => hasArrow() || several(),
        run: () => {
          if (hasArrow()) return drawArrow({ status: 'idle' })
          selectShots(new Set())
        },
      },
    ]
  }, [board])
}

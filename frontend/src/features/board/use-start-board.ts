import { useEffect, useState } from 'react'
import { inOrder, readingOrder } from '@/lib/document/order'
import { type OpenProject, useOpening } from '@/lib/project/project-context'
import type { Board } from './board-context'
import { startBoard, useBoardUi } from './board-ui'
import { createDerivations } from './derive'

/** The shot of the address, else the one last looked at, else the first. */
function firstShown({ state }: OpenProject, asked: string | null): string | null {
  const { scenes, shots } = state.getState()
  const { current } = useBoardUi.getState()
  const known = [asked, current].find((id) => id !== null && shots[id])
  return known ?? readingOrder(inOrder(scenes, shots))[0]?.id ?? null
}

/** The board of the open project, with something selected; null until the project is open. */
export function useStartBoard(givenShot: string | null): Board | null {
  // As it was when the board opened: later the address follows the selection.
  const [shot] = useState(givenShot)
  const opened = useOpening()
  const [board, setBoard] = useState<Board | null>(null)
  useEffect(() => {
    if (!opened) return
    startBoard(firstShown(opened, shot))
    setBoard({ ...opened, derive: createDerivations() })
    return () => setBoard(null)
  }, [opened, shot])
  return board
}

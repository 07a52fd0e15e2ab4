import { createContext, type ReactNode, useContext } from 'react'
import type { Edits } from '@/lib/document/edits'
import type { OpenProject } from '@/lib/project/project-context'
import type { Derivations } from './derive'

/** The open project as the board sees it. */
export type Board = OpenProject & { derive: Derivations }

const BoardContext = createContext<Board | null>(null)

export function BoardProvider({ board, children }: { board: Board; children: ReactNode }) {
  return <BoardContext value={board}>{children}</BoardContext>
}

export function useBoard(): Board {
  const board = useContext(BoardContext)
  if (!board) throw new Error('useBoard needs a BoardProvider above it.')
  return board
}

export const useEdits = (): Edits => useBoard().edits

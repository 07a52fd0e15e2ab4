import { createContext, type ReactNode, useContext } from 'react'
import { useStore } from 'zustand'
import type { Project } from '@/api/types'
import type { BoardState, BoardStore } from './document/board-state'
import type { Derivations } from './document/derive'
import type { Edits } from './document/edits'
import type { JobState, JobStore } from './jobs/job-store'
import type { Previews } from './jobs/previews'

/** One open board: its document, its jobs and what may be done to them. */
export type Board = {
  project: Project
  state: BoardStore
  derive: Derivations
  edits: Edits
  jobs: JobStore
  previews: Previews
}

const BoardContext = createContext<Board | null>(null)

export function BoardProvider({ board, children }: { board: Board; children: ReactNode }) {
  return <BoardContext value={board}>{children}</BoardContext>
}

export function useBoard(): Board {
  const board = useContext(BoardContext)
  if (!board) throw new Error('useBoard needs a BoardProvider above it.')
  return board
}

/** Reads from the live document; the caller is drawn again only when its part changes. */
export function useBoardState<T>(select: (state: BoardState) => T): T {
  return useStore(useBoard().state, select)
}

export function useJobState<T>(select: (state: JobState) => T): T {
  return useStore(useBoard().jobs, select)
}

export const useEdits = (): Edits => useBoard().edits

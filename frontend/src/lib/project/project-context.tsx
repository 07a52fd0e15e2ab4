import { createContext, type ReactNode, useContext } from 'react'
import { useStore } from 'zustand'
import type { Project } from '@/api/types'
import type { BoardState, BoardStore } from '../document/board-state'
import type { Edits } from '../document/edits'
import type { JobState, JobStore } from '../jobs/job-store'
import type { Previews } from '../jobs/previews'
import type { Presence } from '../presence/presence'

/** One open project: its live document, its jobs and what may be done to them. */
export type OpenProject = {
  project: Project
  state: BoardStore
  edits: Edits
  jobs: JobStore
  previews: Previews
  presence: Presence
}

const ProjectContext = createContext<OpenProject | null>(null)

type Props = { opened: OpenProject | null; children: ReactNode }

/** What every room of a project shares; null while the project opens. */
export function ProjectProvider({ opened, children }: Props) {
  return <ProjectContext value={opened}>{children}</ProjectContext>
}

/** Null while the project opens. */
export const useOpening = (): OpenProject | null => useContext(ProjectContext)

export function useProject(): OpenProject {
  const opened = useOpening()
  if (!opened) throw new Error('useProject needs an open project above it.')
  return opened
}

/** Reads from the live document; the caller is drawn again only when its part changes. */
export function useBoardState<T>(select: (state: BoardState) => T): T {
  return useStore(useProject().state, select)
}

export function useJobState<T>(select: (state: JobState) => T): T {
  return useStore(useProject().jobs, select)
}

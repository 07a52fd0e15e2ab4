import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { useProject } from '../project/project-context'
import type { Person } from './presence'

/** Those at the project besides this person; the caller is drawn again when its part changes. */
export function useOthers<T>(select: (others: readonly Person[]) => T): T {
  return useStore(useProject().presence.others, useShallow(select))
}

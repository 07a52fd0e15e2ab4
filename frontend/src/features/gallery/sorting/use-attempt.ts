import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApi } from '@/api/context'
import { galleryKey } from '@/api/gallery'
import { type Operation, turnBack } from '@/api/gallery-changes'
import { messageOf } from '@/api/problem'
import { announce } from '@/components/room/room-ui'
import { useShowToast } from '@/components/toast'
import { useProject } from '@/lib/project/project-context'

export type Attempt = {
  /**
   * Does a change to files, says what it was and offers the way back; null where it failed.
   * `words` say it better than the journal does.
   */
  change: (deed: () => Promise<Operation>, words?: string) => Promise<Operation | null>
  /** The same without a word where it went well, for what is seen anyway. */
  quietly: (deed: () => Promise<Operation>) => Promise<Operation | null>
  /** Anything else: its answer, or null and the reason told. */
  other: <T>(deed: () => Promise<T>) => Promise<T | null>
}

/** The way back from an operation: which one is undone, or done again. */
export function wayBack({ id, kind, of }: Operation) {
  if (kind === 'undo') return { label: 'Redo', direction: 'redo', operation: of } as const
  return { label: 'Undo', direction: 'undo', operation: kind === 'redo' ? of : id } as const
}

/** What every change to files has in common: it is told, it can be undone, a refusal is said. */
export function useAttempt(): Attempt {
  const api = useApi()
  const queries = useQueryClient()
  const show = useShowToast()
  const project = useProject().project.path
  return useMemo(() => {
    const other = async <T>(deed: () => Promise<T>): Promise<T | null> => {
      try {
        return await deed()
      } catch (error) {
        show({ text: messageOf(error) })
        return null
      }
    }
    const quietly = async (deed: () => Promise<Operation>) => {
      const operation = await other(deed)
      // The gallery tells by itself, too, but not while its socket is away.
      if (operation) void queries.invalidateQueries({ queryKey: galleryKey(project) })
      return operation
    }
    const change = async (deed: () => Promise<Operation>, words?: string) => {
      const done = await quietly(deed)
      if (!done) return null
      const { label, direction, operation } = wayBack(done)
      const run = () => void quietly(() => turnBack(api, project, direction, operation))
      show({ text: words ?? done.label, action: { label, run } })
      announce(words ?? done.label)
      return done
    }
    return { change, quietly, other }
  }, [api, queries, show, project])
}

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApi } from '@/api/context'
import { operationsQuery, turnBack } from '@/api/gallery-changes'
import type { History } from '@/components/room/undo-buttons'
import { useProject } from '@/lib/project/project-context'
import { useAttempt } from './use-attempt'

/** What undo and redo do in the gallery: the journal of the project's files, of every session. */
export function useGalleryHistory(): History {
  const api = useApi()
  const project = useProject().project.path
  const { data } = useQuery(operationsQuery(api, project))
  const attempt = useAttempt()
  const canUndo = typeof data?.undo === 'string'
  const canRedo = typeof data?.redo === 'string'
  return useMemo(
    () => ({
      canUndo,
      canRedo,
      undo: () => void attempt.change(() => turnBack(api, project, 'undo')),
      redo: () => void attempt.change(() => turnBack(api, project, 'redo')),
    }),
    [api, project, attempt, canUndo, canRedo],
  )
}

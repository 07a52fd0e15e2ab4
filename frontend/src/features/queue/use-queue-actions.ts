import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApi } from '@/api/context'
import { useShowToast } from '@/components/toast'
import { useProject } from '@/lib/project/project-context'
import { createQueueActions, type QueueActions } from './queue-actions'

export function useQueueActions(): QueueActions {
  const api = useApi()
  const queries = useQueryClient()
  const showToast = useShowToast()
  const { project, jobs } = useProject()
  return useMemo(
    () => createQueueActions({ api, projectId: project.id, store: jobs, queries, showToast }),
    [api, project.id, jobs, queries, showToast],
  )
}

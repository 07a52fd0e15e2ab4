import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApi } from '@/api/context'
import { messageOf } from '@/api/problem'
import { actOnJobs } from '@/api/queue'
import type { BulkAction } from '@/api/types'
import { counted } from '@/lib/format/counted'
import { useProject } from '@/lib/project/project-context'
import { announce } from '../room/room-ui'
import { useShowToast } from '../toast'

const count = (ids: readonly string[]) => counted(ids.length, 'render')

/** Everything that has not ended. */
const ACTIVE = ['queued', 'leased', 'running', 'collecting'] as const

/** Cancel and retry for jobs that exist; what was cancelled can be ordered back. */
export function useJobActions() {
  const api = useApi()
  const queries = useQueryClient()
  const { project } = useProject()
  const showToast = useShowToast()
  return useMemo(() => {
    /** The jobs with which it went as asked. */
    const act = async (action: BulkAction): Promise<readonly string[]> => {
      try {
        const results = await actOnJobs(api, action)
        const refused = results.find(({ ok }) => !ok)
        if (refused) showToast({ text: refused.message })
        return results.flatMap(({ ok, job_id }) => (ok ? [job_id] : []))
      } catch (error) {
        showToast({ text: messageOf(error) })
        return []
      } finally {
        void queries.invalidateQueries({ queryKey: ['queue'] })
      }
    }
    const retry = async (ids: readonly string[]) => {
      const done = await act({ action: 'retry', job_ids: [...ids] })
      if (done.length > 0) announce(`${count(done)} queued again`)
    }
    const cancelBy = async (which: Omit<BulkAction, 'action'>) => {
      const done = await act({ action: 'cancel', ...which })
      if (done.length === 0) return
      const text = `${count(done)} cancelled`
      announce(text)
      showToast({ text, action: { label: 'Undo', run: () => void retry(done) } })
    }
    return {
      retry: (ids: readonly string[]) => void retry(ids),
      cancel: (ids: readonly string[]) => void cancelBy({ job_ids: [...ids] }),
      cancelAll: () => void cancelBy({ project_id: project.id, status: [...ACTIVE] }),
    }
  }, [api, queries, project.id, showToast])
}

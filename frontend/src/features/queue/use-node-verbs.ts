import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { changeBackend, refreshBackend, releaseBackend } from '@/api/backends'
import { useApi } from '@/api/context'
import { messageOf } from '@/api/problem'
import type { Backend } from '@/api/types'
import { useShowToast } from '@/components/toast'
import { timeOfDay } from '@/lib/format/dates'

/** Why a node gets no work, in a sentence. */
export function absenceOf(node: Backend): string {
  if (!node.enabled) return 'Taken out; it gets no jobs'
  if (node.status === 'quarantined' && node.quarantine) {
    return `In quarantine since ${timeOfDay(node.quarantine.since)}: ${node.quarantine.reason}`
  }
  if (node.last_seen && !node.online) {
    return `Silent since ${timeOfDay(node.last_seen)}${node.error ? `: ${node.error}` : ''}`
  }
  return node.error ?? 'Nothing answers there'
}

type Absence = { sentence: string; remedy: { label: string; run: () => void } | null }

/** What can be done about a node from the queue; all else is on its page. */
export function useNodeVerbs() {
  const api = useApi()
  const queries = useQueryClient()
  const showToast = useShowToast()
  return useMemo(() => {
    const attempt = async (work: Promise<unknown>): Promise<boolean> => {
      try {
        await work
        return true
      } catch (error) {
        showToast({ text: messageOf(error) })
        return false
      } finally {
        void queries.invalidateQueries({ queryKey: ['backends'] })
      }
    }
    const enable = ({ id }: Backend, enabled: boolean) =>
      attempt(changeBackend(api, id, { enabled }))
    return {
      takeOut: async (node: Backend) => {
        if (!(await enable(node, false))) return
        const undo = { label: 'Undo', run: () => void enable(node, true) }
        showToast({ text: `${node.name} is taken out`, action: undo })
      },
      absence: (node: Backend): Absence => {
        const sentence = absenceOf(node)
        if (!node.enabled) {
          return { sentence, remedy: { label: 'Put back', run: () => void enable(node, true) } }
        }
        if (node.status === 'quarantined') {
          const release = () => void attempt(releaseBackend(api, node.id))
          return { sentence, remedy: { label: 'Release', run: release } }
        }
        const again = () => void attempt(refreshBackend(api, node.id))
        return { sentence, remedy: { label: 'Try again', run: again } }
      },
    }
  }, [api, queries, showToast])
}

import { useQueryClient } from '@tanstack/react-query'
import { addBackend, changeBackend, removeBackend } from '@/api/backends'
import { useApi } from '@/api/context'
import { messageOf } from '@/api/problem'
import type { Backend } from '@/api/types'
import { useShowToast } from '@/components/toast'

/** Enables and removes nodes; a refusal is told, a removal can be undone. */
export function useChangeNodes() {
  const api = useApi()
  const queries = useQueryClient()
  const showToast = useShowToast()
  const attempt = async (change: Promise<unknown>): Promise<boolean> => {
    try {
      await change
      return true
    } catch (error) {
      showToast({ text: messageOf(error) })
      return false
    } finally {
      queries.invalidateQueries({ queryKey: ['backends'] })
    }
  }
  const enable = ({ id }: Backend, enabled: boolean) => attempt(changeBackend(api, id, { enabled }))
  const remove = async ({ id, name, url }: Backend) => {
    if (!(await attempt(removeBackend(api, id)))) return
    const undo = { label: 'Undo', run: () => attempt(addBackend(api, { name, url })) }
    showToast({ text: `${name} is removed.`, action: undo })
  }
  return { enable, remove }
}

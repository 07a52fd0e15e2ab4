import { useQueryClient } from '@tanstack/react-query'
import {
  changeBackend,
  refreshBackend,
  releaseBackend,
  removeBackend,
  restartBackend,
  restoreBackend,
} from '@/api/backends'
import { useApi } from '@/api/context'
import { messageOf } from '@/api/problem'
import type { Backend } from '@/api/types'
import { useShowToast } from '@/components/toast'

/** Whatever can be done to a node; a refusal is told, a removal can be undone. */
export function useChangeNodes() {
  const api = useApi()
  const queries = useQueryClient()
  const showToast = useShowToast()
  const attempt = async <T>(change: Promise<T>): Promise<{ answer: T } | null> => {
    try {
      return { answer: await change }
    } catch (error) {
      showToast({ text: messageOf(error) })
      return null
    } finally {
      void queries.invalidateQueries({ queryKey: ['backends'] })
    }
  }
  return {
    enable: ({ id }: Backend, enabled: boolean) => attempt(changeBackend(api, id, { enabled })),
    drain: ({ id }: Backend, draining: boolean) => attempt(changeBackend(api, id, { draining })),
    lookAgain: ({ id }: Backend) => attempt(refreshBackend(api, id)),
    release: ({ id }: Backend) => attempt(releaseBackend(api, id)),
    restart: async ({ id }: Backend) => {
      const done = await attempt(restartBackend(api, id))
      if (done) showToast({ text: done.answer.message })
    },
    remove: async ({ id, name }: Backend) => {
      if (!(await attempt(removeBackend(api, id)))) return
      const undo = { label: 'Undo', run: () => void attempt(restoreBackend(api, id)) }
      showToast({ text: `${name} is removed.`, action: undo })
    },
  }
}

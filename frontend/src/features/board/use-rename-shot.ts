import { useCallback } from 'react'
import { useApi } from '@/api/context'
import { messageOf } from '@/api/problem'
import { renameShot } from '@/api/shots'
import { announce } from '@/components/room/room-ui'
import { useShowToast } from '@/components/toast'
import type { Shot } from '@/lib/document/model'
import { counted } from '@/lib/document/undo-words'
import { useBoard } from './board-context'

/** Another slate; the folders of the takes go along with all that is in them, and back again. */
export function useRenameShot() {
  const api = useApi()
  const { project } = useBoard()
  const showToast = useShowToast()
  return useCallback(
    async ({ id }: Shot, code: string): Promise<void> => {
      const give = async (wanted: string) => renameShot(api, project.id, id, wanted)
      try {
        const done = await give(code)
        const moved = done.files > 0 ? `, with ${counted(done.files, 'file')}` : ''
        const text = `${done.former} is ${done.code} now${moved}`
        const undo = () =>
          void give(done.former).catch((error: unknown) => showToast({ text: messageOf(error) }))
        announce(text)
        showToast({ text, action: { label: 'Undo', run: undo } })
      } catch (error) {
        announce(messageOf(error))
        showToast({ text: messageOf(error) })
      }
    },
    [api, project.id, showToast],
  )
}

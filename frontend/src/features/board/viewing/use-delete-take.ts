import { useCallback } from 'react'
import { useApi } from '@/api/context'
import { trashFiles, turnBack } from '@/api/gallery-changes'
import { messageOf } from '@/api/problem'
import { announce } from '@/components/room/room-ui'
import { useShowToast } from '@/components/toast'
import type { Take } from '@/lib/document/model'
import { useBoard } from '../board-context'
import { versionLabel } from '../canvas/captions'

/** Puts a take's files into the project's trash, and offers the way back. */
export function useDeleteTake() {
  const api = useApi()
  const { project } = useBoard()
  const showToast = useShowToast()
  return useCallback(
    async (take: Take): Promise<void> => {
      const attempt = async (work: () => Promise<unknown>) => {
        try {
          await work()
        } catch (error) {
          showToast({ text: messageOf(error) })
        }
      }
      await attempt(async () => {
        const { id } = await trashFiles(api, project.path, { paths: [take.path] })
        const text = `Take ${versionLabel(take.version)} deleted`
        const undo = () => void attempt(() => turnBack(api, project.path, 'undo', id))
        announce(text)
        showToast({ text, action: { label: 'Undo', run: undo } })
      })
    },
    [api, project.path, showToast],
  )
}

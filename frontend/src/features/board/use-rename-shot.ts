import { useCallback } from 'react'
import { useApi } from '@/api/context'
import { messageOf } from '@/api/problem'
import { renameShot } from '@/api/shots'
import { announce } from '@/components/room/room-ui'
import { useShowToast } from '@/components/toast'
import { useUndoDeed } from '@/components/undo-deed'
import type { Shot } from '@/lib/document/model'
import { counted } from '@/lib/format/counted'
import { useBoard } from './board-context'

/**
 * Another slate; the folders of the takes go along with all that is in them. It stands in the
 * history like what is done on the board: undo brings folders and all back.
 */
export function useRenameShot() {
  const api = useApi()
  const { project, state, edits } = useBoard()
  const showToast = useShowToast()
  const undoDeed = useUndoDeed()
  return useCallback(
    async ({ id }: Shot, wanted: string): Promise<void> => {
      const attempt = async (work: () => Promise<void>) => {
        try {
          await work()
        } catch (error) {
          announce(messageOf(error))
          showToast({ text: messageOf(error) })
        }
      }
      const give = (slate: string) =>
        attempt(async () => {
          const { former, code } = await renameShot(api, project.id, id, slate)
          announce(`${former} is ${code} now`)
        })
      await attempt(async () => {
        const { former, code, files } = await renameShot(api, project.id, id, wanted)
        if (former === code) return
        edits.noteElsewhere({
          words: `Rename ${former} to ${code}`,
          back: () => give(former),
          again: () => give(code),
          // The board may hear of the new slate only after the answer.
          isAsLeft: () => [former, code].includes(state.getState().shots[id]?.code ?? ''),
        })
        const moved = files > 0 ? `, with ${counted(files, 'file')}` : ''
        const text = `${former} is ${code} now${moved}`
        announce(text)
        showToast({ text, action: undoDeed() })
      })
    },
    [api, project.id, state, edits, showToast, undoDeed],
  )
}

import { useCallback } from 'react'
import { useApi } from '@/api/context'
import { trashFiles, turnBack } from '@/api/gallery-changes'
import { messageOf } from '@/api/problem'
import { announce } from '@/components/room/room-ui'
import { useShowToast } from '@/components/toast'
import type { BoardState } from '@/lib/document/board-state'
import type { Take } from '@/lib/document/model'
import { chosenOf } from '@/lib/jobs/panel-state'
import { type Board, useBoard } from '../board-context'
import { versionLabel } from '../canvas/captions'

/** Ms after which nobody waits for a take any more that was brought back. */
const PATIENCE = 10_000

/** Whether its shot shows this take. */
function isShown({ shots, takes }: BoardState, { id, shotId }: Take): boolean {
  if (shotId === null) return false
  return chosenOf(takes[shotId] ?? [], shots[shotId]?.chosenTake ?? null)?.id === id
}

/** Runs once the take is on its shot, where it comes by way of the gallery. */
function whenBack({ state }: Pick<Board, 'state'>, take: Take, run: () => void): void {
  const isBack = ({ takes }: BoardState) =>
    takes[take.shotId ?? '']?.some(({ id }) => id === take.id) ?? false
  if (isBack(state.getState())) {
    run()
    return
  }
  const stop = state.subscribe((now) => {
    if (!isBack(now)) return
    stop()
    run()
  })
  setTimeout(stop, PATIENCE)
}

/** Puts a take's files into the project's trash, and offers the way back, to the shot's choice too. */
export function useDeleteTake() {
  const api = useApi()
  const { project, state, edits } = useBoard()
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
      const { shotId } = take
      const wasShown = isShown(state.getState(), take)
      await attempt(async () => {
        const { id } = await trashFiles(api, project.path, { paths: [take.path] })
        const text = `Take ${versionLabel(take.version)} deleted`
        const undo = () =>
          void attempt(async () => {
            await turnBack(api, project.path, 'undo', id)
            whenBack({ state }, take, () => {
              if (wasShown && shotId !== null) edits.chooseTake(shotId, take.id)
            })
          })
        announce(text)
        showToast({ text, action: { label: 'Undo', run: undo } })
      })
    },
    [api, project.path, state, edits, showToast],
  )
}

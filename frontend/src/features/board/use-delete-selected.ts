import { useCallback } from 'react'
import { announce } from '@/components/room/room-ui'
import { useShowToast } from '@/components/toast'
import { useUndoDeed } from '@/components/undo-deed'
import { counted } from '@/lib/format/counted'
import { useBoard } from './board-context'
import { selectShots, useBoardUi } from './board-ui'
import { useDeleteShots } from './use-delete-shots'

/** Puts all that is selected into the trash: shots, sticky notes and arrows, in one step of undo. */
export function useDeleteSelected() {
  const { edits } = useBoard()
  const deleteShots = useDeleteShots()
  const showToast = useShowToast()
  const undoDeed = useUndoDeed()
  return useCallback(() => {
    const { selected, marks } = useBoardUi.getState()
    if (marks.size === 0) return deleteShots([...selected])
    const [shotIds, markIds] = [[...selected], [...marks]]
    edits.together('Delete what is selected', () => {
      if (shotIds.length > 0) edits.deleteShots(shotIds)
      edits.deleteMarks(markIds)
    })
    selectShots(new Set())
    const text = `${counted(shotIds.length + markIds.length, 'item')} deleted`
    announce(text)
    const onBack = () => selectShots(selected, marks)
    const instead = () => edits.bringBack([...shotIds, ...markIds])
    showToast({ text, action: undoDeed({ onBack, instead }) })
  }, [edits, deleteShots, showToast, undoDeed])
}

import { getRouteApi } from '@tanstack/react-router'
import { BoardProvider } from './board-context'
import { BoardRoom } from './board-room'
import { BoardSkeleton } from './board-skeleton'
import { useSelectionInAddress } from './use-selection-in-address'
import { useStartBoard } from './use-start-board'

const route = getRouteApi('/p/$project/board')

function SelectionInAddress() {
  useSelectionInAddress()
  return null
}

export function BoardPage() {
  const { shot } = route.useSearch()
  const board = useStartBoard(shot ?? null)
  if (!board) return <BoardSkeleton />
  return (
    <BoardProvider board={board}>
      <BoardRoom />
      <SelectionInAddress />
    </BoardProvider>
  )
}

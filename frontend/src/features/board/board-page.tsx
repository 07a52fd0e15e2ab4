import { getRouteApi } from '@tanstack/react-router'
import { BoardProvider } from './board-context'
import { BoardRoom } from './board-room'
import { BoardSkeleton } from './board-skeleton'
import { Generating } from './generate/generating'
import { useFollowSlots } from './use-follow-slots'
import { useSelectionInAddress } from './use-selection-in-address'
import { useShareSelection } from './use-share-selection'
import { useStartBoard } from './use-start-board'
import { BoardViewing } from './viewing/board-viewing'

const route = getRouteApi('/p/$project/board')

function SelectionTold() {
  useFollowSlots()
  useSelectionInAddress()
  useShareSelection()
  return null
}

export function BoardPage() {
  const { shot } = route.useSearch()
  const board = useStartBoard(shot ?? null)
  if (!board) return <BoardSkeleton />
  return (
    <BoardProvider board={board}>
      <BoardRoom />
      <Generating />
      <BoardViewing />
      <SelectionTold />
    </BoardProvider>
  )
}

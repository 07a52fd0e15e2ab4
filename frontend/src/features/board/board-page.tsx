import { usePrefetchQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { backendsQuery } from '@/api/backends'
import { useApi } from '@/api/context'
import { catalogueQuery, templatesQuery } from '@/api/prompt-engine'
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

/** Asked for while the board opens, so that what is drawn of it does not push anything aside later. */
function useWhatComesWithIt() {
  const api = useApi()
  usePrefetchQuery(backendsQuery(api))
  usePrefetchQuery(catalogueQuery(api))
  usePrefetchQuery(templatesQuery(api))
}

export function BoardPage() {
  useWhatComesWithIt()
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

import { ViewportPortal } from '@xyflow/react'
import { OthersOnBoard } from '@/components/presence/others-on-board'
import { Arrows } from './marks/arrows'
import { GroupFrames } from './marks/group-frames'
import { SelectionHandles } from './resize/selection-handles'
import { SnapLines } from './snap-lines'

/** What lies on the board and is neither panel nor note. */
export function OverBoard() {
  return (
    <ViewportPortal>
      <GroupFrames />
      <Arrows />
      <SelectionHandles />
      <SnapLines />
      <OthersOnBoard />
    </ViewportPortal>
  )
}

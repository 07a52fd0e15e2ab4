import { ViewportPortal } from '@xyflow/react'
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
    </ViewportPortal>
  )
}

import type { NodeChange } from '@xyflow/react'
import { useCallback, useMemo, useState } from 'react'
import type { ById } from '@/lib/document/model'
import { useBoard } from '../board-context'
import { selectShots, useBoardUi } from '../board-ui'
import {
  type BoardNode,
  boardNodes,
  draggedIn,
  type NodeCache,
  selectionAfter,
} from './board-nodes'
import { type Layout, unplaced } from './layout'

const nothing: ById<{ x: number; y: number }> = {}

/** The canvas's nodes, and what the canvas says happened to them. */
export function useBoardNodes(layout: Layout) {
  const { state, edits } = useBoard()
  const selected = useBoardUi((ui) => ui.selected)
  const [dragged, setDragged] = useState(nothing)
  const [cache] = useState<NodeCache>(() => new Map())
  const nodes = useMemo(
    () => boardNodes({ layout, selected, dragged }, cache),
    [layout, selected, dragged, cache],
  )

  const onNodesChange = useCallback((changes: NodeChange<BoardNode>[]) => {
    const selection = selectionAfter(useBoardUi.getState().selected, changes)
    if (selection) selectShots(selection)
    const held = draggedIn(changes)
    if (held) setDragged((before) => ({ ...before, ...held }))
  }, [])

  const onDragStop = useCallback(
    (moved: readonly BoardNode[]) => {
      const placed = moved.flatMap(({ id, position }) => {
        const before = layout.panels[id]
        if (!before) return []
        const to = { x: Math.round(position.x), y: Math.round(position.y) }
        return before.x === to.x && before.y === to.y ? [] : [[id, { ...before, ...to }] as const]
      })
      if (placed.length > 0) {
        const { placements } = state.getState()
        edits.movePanels({ ...unplaced(layout, placements), ...Object.fromEntries(placed) })
      }
      setDragged(nothing)
    },
    [state, edits, layout],
  )

  return { nodes, onNodesChange, onDragStop }
}

import { type NodeChange, useStoreApi } from '@xyflow/react'
import { type MouseEvent as ReactMouseEvent, useCallback, useMemo, useState } from 'react'
import { useBoardState } from '@/lib/project/project-context'
import { useBoard } from '../board-context'
import { selectedItems, selectMark, selectShot, selectShots, useBoardUi } from '../board-ui'
import { placesNow } from '../use-order'
import { putDown } from './arrange/stacking'
import { pick } from './board-items'
import {
  type BoardNode,
  boardNodes,
  draggedIn,
  type NodeCache,
  selectionAfter,
} from './board-nodes'
import { useDropPanel } from './bring/use-drop'
import { useCanvasSettings } from './canvas-settings'
import { movingAlong, settled } from './dragging'
import { hold, letGo, useHeld } from './held'
import { type Layout, unplaced } from './layout'
import { useMarquee } from './use-marquee'
import { useMoveIntoScene } from './use-move-into-scene'

/** The nodes of everything on the board, each the same object until it changes. */
function useNodes(layout: Layout): BoardNode[] {
  const notes = useBoardState((state) => state.notes)
  const shots = useBoardUi((ui) => ui.selected)
  const marks = useBoardUi((ui) => ui.marks)
  const held = useHeld(({ boxes }) => boxes)
  const [cache] = useState<NodeCache>(() => new Map())
  const selected = useMemo(
    () => (marks.size > 0 ? new Set([...shots, ...marks]) : shots),
    [shots, marks],
  )
  return useMemo(
    () => boardNodes({ layout, notes, selected, held }, cache),
    [layout, notes, selected, held, cache],
  )
}

/** Drags panels and notes with all that is grouped with them. */
function useDrag(isShiftHeld: () => boolean) {
  const board = useBoard()
  const store = useStoreApi()
  const drag = useCallback(
    (moved: Record<string, { x: number; y: number }>) => {
      const state = board.state.getState()
      const places = placesNow(state, board)
      const boxes = movingAlong(moved, { places, partners: board.derive.partners(state.groups) })
      const { grid, snapLines } = useCanvasSettings.getState()
      const lines = snapLines !== isShiftHeld()
      const zoom = store.getState().transform[2]
      const next = settled(boxes, places, { lines, grid, zoom })
      hold(next.boxes, next.lines)
    },
    [board, store, isShiftHeld],
  )
  const dropPanel = useDropPanel()
  const moveIntoScene = useMoveIntoScene()
  const onDragStop = useCallback(
    (event: MouseEvent | TouchEvent | ReactMouseEvent) => {
      const { boxes } = useHeld.getState()
      if ('clientX' in event && dropPanel(event, Object.keys(boxes))) return letGo()
      const state = board.state.getState()
      const places = placesNow(state, board)
      const moved = Object.entries(pick(places, Object.keys(boxes))).flatMap(([id, place]) => {
        const to = { ...place, ...boxes[id] }
        return to.x === place.x && to.y === place.y ? [] : [[id, to] as const]
      })
      if (moved.length > 0) {
        const guessed = unplaced({ panels: places }, { ...state.placements, ...state.notes })
        const after = { ...guessed, ...putDown(Object.fromEntries(moved), places) }
        const ids = moved.map(([id]) => id)
        if (!moveIntoScene(event, ids, after)) board.edits.movePanels(after)
      }
      letGo()
    },
    [board, dropPanel, moveIntoScene],
  )
  return { drag, onDragStop }
}

/** A plain click on one of several that are selected leaves only that one. */
function onNodeClick(event: ReactMouseEvent, { id, type }: BoardNode): void {
  const adds = event.ctrlKey || event.metaKey || event.shiftKey
  if (adds || selectedItems().length < 2) return
  if (type === 'panel') selectShot(id)
  if (type === 'note') selectMark(id)
}

/** The canvas's nodes, and what the canvas says happened to them. */
export function useBoardNodes(layout: Layout) {
  const { state } = useBoard()
  const marquee = useMarquee()
  const { drag, onDragStop } = useDrag(marquee.isShiftHeld)
  const nodes = useNodes(layout)
  const { withMarquee } = marquee

  const onNodesChange = useCallback(
    (changes: NodeChange<BoardNode>[]) => {
      const { selected, marks } = useBoardUi.getState()
      const after = selectionAfter(new Set([...selected, ...marks]), changes)
      if (after) {
        const { shots } = state.getState()
        const ids = [...withMarquee(after)]
        const isShot = (id: string) => shots[id] !== undefined
        selectShots(new Set(ids.filter(isShot)), new Set(ids.filter((id) => !isShot(id))))
      }
      const dragged = draggedIn(changes)
      if (dragged) drag(dragged)
    },
    [state, drag, withMarquee],
  )
  return { nodes, onNodesChange, onNodeClick, onDragStop, onPointerDown: marquee.onPointerDown }
}

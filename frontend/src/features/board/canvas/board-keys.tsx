import type { KeyboardEvent, ReactNode } from 'react'
import { useBoardState } from '@/lib/project/project-context'
import { useBoard } from '../board-context'
import { goToMark, goToShot, useBoardUi } from '../board-ui'
import { usePlaces, useReadingOrder } from '../use-order'
import { openShot } from '../viewing/viewing-ui'
import { useArranging } from './arrange/use-arrange'
import { useDrop } from './bring/use-drop'
import { renameMark, useMarkUi } from './marks/mark-ui'
import { useContextMenu } from './menu/use-context-menu'
import { type Direction, neighbour } from './reading'
import { useMarks } from './use-marks'

const directions: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

/** Board px that Alt and an arrow move a panel; Shift makes it ten times as much. */
const NUDGE = 12

const offsets: Record<Direction, { x: number; y: number }> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
}

/** The panel or the mark that has the focus itself, not something within it. */
const itemOf = ({ target }: KeyboardEvent): string | null =>
  target instanceof HTMLElement || target instanceof SVGElement
    ? (target.dataset.shot ?? target.dataset.mark ?? null)
    : null

/** Arrows lead from item to item as one reads: panels first, then notes. */
function useGo() {
  const { state } = useBoard()
  const shots = useReadingOrder()
  const notes = useBoardState((board) => board.notes)
  const places = usePlaces()
  return (direction: Direction, from: string) => {
    const order = [...shots, ...Object.keys(notes)]
    const next = neighbour(from, direction, { order, panels: places })
    if (next === null) return
    if (state.getState().notes[next]) goToMark(next)
    else goToShot(next)
  }
}

/** Arrows on a panel or note: to the next one, or with Alt the thing itself; Enter, F2. */
export function BoardKeys({ children }: { children: ReactNode }) {
  const go = useGo()
  const { nudge } = useArranging()
  const { putArrowEnd } = useMarks()
  const onContextMenu = useContextMenu()
  const drop = useDrop()

  const onArrow = (event: KeyboardEvent, direction: Direction, item: string) => {
    if (event.ctrlKey || event.metaKey) return
    event.preventDefault()
    if (!event.altKey) return go(direction, item)
    const length = event.shiftKey ? NUDGE * 10 : NUDGE
    const { x, y } = offsets[direction]
    nudge({ x: x * length, y: y * length }, `moved ${direction} by ${length}`)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const item = itemOf(event)
    if (item === null) return
    const direction = directions[event.key]
    if (direction) return onArrow(event, direction, item)
    const isDrawing = useMarkUi.getState().arrow.status !== 'idle'
    if (event.key === 'Enter' && isDrawing) {
      event.preventDefault()
      return putArrowEnd(item)
    }
    if (event.key === 'Enter' && !isMark(item)) {
      event.preventDefault()
      return openShot(item)
    }
    const isWords = event.key === 'F2' || (event.key === 'Enter' && isMark(item))
    if (!isWords) return
    event.preventDefault()
    renameMark(item)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the panels within
    <div className="canvas-keys" onKeyDown={onKeyDown} onContextMenu={onContextMenu} {...drop}>
      {children}
    </div>
  )
}

const isMark = (id: string) => useBoardUi.getState().marks.has(id)

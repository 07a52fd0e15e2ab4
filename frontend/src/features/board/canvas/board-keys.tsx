import type { KeyboardEvent, ReactNode } from 'react'
import { announce } from '@/components/room/room-ui'
import { useBoard } from '../board-context'
import { goToShot, useBoardUi } from '../board-ui'
import { useLayout, useReadingOrder } from '../use-order'
import { unplaced } from './layout'
import { type Direction, neighbour } from './reading'

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

/** Arrows on a panel: to the next one, or with Alt the panel itself. */
export function BoardKeys({ children }: { children: ReactNode }) {
  const { edits, state } = useBoard()
  const order = useReadingOrder()
  const layout = useLayout()
  const { panels } = layout

  const go = (direction: Direction) => {
    const { current } = useBoardUi.getState()
    const next = current === null ? order[0] : neighbour(current, direction, { order, panels })
    if (next) goToShot(next)
  }

  const nudge = (direction: Direction, length: number) => {
    const { selected } = useBoardUi.getState()
    const { x, y } = offsets[direction]
    const moved = [...selected].flatMap((id) => {
      const from = panels[id]
      return from
        ? [[id, { ...from, x: from.x + x * length, y: from.y + y * length }] as const]
        : []
    })
    if (moved.length === 0) return
    const { placements } = state.getState()
    edits.movePanels({ ...unplaced(layout, placements), ...Object.fromEntries(moved) })
    const [[id = ''] = []] = moved
    announce(`${state.getState().shots[id]?.code ?? 'Panel'} moved ${direction} by ${length}`)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const direction = directions[event.key]
    const isOnPanel = event.target instanceof HTMLElement && event.target.dataset.shot !== undefined
    if (!direction || !isOnPanel || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    if (event.altKey) nudge(direction, event.shiftKey ? NUDGE * 10 : NUDGE)
    else go(direction)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the panels within
    <div className="canvas-keys" onKeyDown={onKeyDown}>
      {children}
    </div>
  )
}

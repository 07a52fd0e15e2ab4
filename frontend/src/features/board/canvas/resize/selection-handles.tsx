import { useReactFlow } from '@xyflow/react'
import { type PointerEvent, useMemo } from 'react'
import { useBoardState } from '@/lib/project/project-context'
import { useBoard } from '../../board-context'
import { useBoardUi } from '../../board-ui'
import { usePictureHeight, usePlaces } from '../../use-order'
import type { Corner } from '../arrange/scaling'
import { pick } from '../board-items'
import { useCanvasDetail } from '../detail-context'
import { hold, letGo, useHeld } from '../held'
import { around, CAPTION } from '../layout'
import { captionHeight } from '../level-of-detail'
import { resizedTo } from './resized'

const corners: readonly Corner[] = ['top-left', 'top-right', 'bottom-left', 'bottom-right']

/** What is selected and can be made larger, where it lies now. */
function useSelection() {
  const places = usePlaces()
  const shots = useBoardUi((ui) => ui.selected)
  const marks = useBoardUi((ui) => ui.marks)
  return useMemo(() => pick(places, [...shots, ...marks]), [places, shots, marks])
}

function useResize() {
  const { edits } = useBoard()
  const flow = useReactFlow()
  const items = useSelection()
  const notes = useBoardState((state) => state.notes)
  const picture = usePictureHeight()
  const move = (corner: Corner, { clientX, clientY }: PointerEvent) => {
    const pointer = flow.screenToFlowPosition({ x: clientX, y: clientY })
    hold(resizedTo(items, { corner, pointer, board: { notes, picture } }))
  }
  const end = () => {
    const { boxes } = useHeld.getState()
    const resized = Object.entries(items).flatMap(([id, place]) =>
      boxes[id] ? [[id, { ...place, ...boxes[id] }] as const] : [],
    )
    if (resized.length > 0) edits.resizePanels(Object.fromEntries(resized))
    letGo()
  }
  return { items, move, end }
}

/** Corners by which all that is selected is made larger or smaller together. */
export function SelectionHandles() {
  const { detail } = useCanvasDetail()
  const { items, move, end } = useResize()
  const held = useHeld(({ boxes }) => boxes)
  const lying = Object.entries(items).map(([id, place]) => ({ ...place, ...held[id] }))
  const bounds = around(lying)
  if (!bounds || detail === 'tile') return null
  const { x, y, w, h } = bounds
  return corners.map((corner) => (
    <span
      key={corner}
      aria-hidden
      className={`nodrag nopan resize-handle ${corner}`}
      style={{
        left: corner.endsWith('left') ? x : x + w,
        // Captions keep their size on the screen, so the foot of a panel lies lower when far away.
        top: corner.startsWith('top')
          ? y
          : `calc(${y + h - CAPTION}px + ${captionHeight[detail]} * var(--px))`,
      }}
      onPointerDown={(event) => {
        event.stopPropagation()
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) move(corner, event)
      }}
      onPointerUp={end}
      onPointerCancel={letGo}
    />
  ))
}

import { useReactFlow } from '@xyflow/react'
import { type PointerEvent, useState } from 'react'
import { usePlaces } from '../../use-order'
import { useMarks } from '../use-marks'
import { arrowLine } from './arrow-line'
import { useMarkUi } from './mark-ui'

type Point = { x: number; y: number }

/** The panel or note at a place of the screen. */
function itemAt({ x, y }: Point): string | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const item = element.closest<HTMLElement>('[data-shot], .note[data-mark]')
    if (item) return item.dataset.shot ?? item.dataset.mark ?? null
  }
  return null
}

/** The arrow as it would be if the pointer let go here. */
function Preview({ pointer }: { pointer: Point }) {
  const flow = useReactFlow()
  const arrow = useMarkUi((ui) => ui.arrow)
  const places = usePlaces()
  if (arrow.status !== 'to') return null
  const line = arrowLine({ from: arrow.from, to: flow.screenToFlowPosition(pointer) }, places)
  if (!line) return null
  const from = flow.flowToScreenPosition(line.from)
  return (
    <svg className="arrow-preview" aria-hidden="true">
      <line x1={from.x} y1={from.y} x2={pointer.x} y2={pointer.y} />
    </svg>
  )
}

/** Takes the pointer while an arrow is drawn: from press to release, or from click to click. */
export function ArrowOverlay() {
  const arrow = useMarkUi((ui) => ui.arrow)
  const { putArrowEnd } = useMarks()
  const flow = useReactFlow()
  const [pointer, setPointer] = useState<Point | null>(null)
  const put = ({ clientX: x, clientY: y }: PointerEvent) => {
    const free = flow.screenToFlowPosition({ x, y })
    putArrowEnd(itemAt({ x, y }) ?? { x: Math.round(free.x), y: Math.round(free.y) })
  }
  if (arrow.status === 'idle') return null
  return (
    <div
      className="arrow-overlay"
      onPointerDown={(event) => {
        if (arrow.status === 'from') put(event)
      }}
      onPointerMove={({ clientX: x, clientY: y }) => setPointer({ x, y })}
      onPointerUp={(event) => {
        if (arrow.status === 'to') put(event)
      }}
    >
      {pointer && <Preview pointer={pointer} />}
    </div>
  )
}

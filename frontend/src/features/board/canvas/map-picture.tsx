import { useReactFlow, useStore } from '@xyflow/react'
import { memo, type PointerEvent, useMemo } from 'react'
import type { Job } from '@/api/types'
import type { ById } from '@/lib/document/model'
import { useJobState } from '@/lib/project/project-context'
import { useBoardUi } from '../board-ui'
import { useLayout } from '../use-order'
import { around, type Box } from './layout'
import { foot, mapFrame, outlines } from './map-outlines'

const SIZE = { width: 168, height: 108 }

const none: readonly Box[] = []

/** All panels are one line, so that a thousand cost as much to draw as one. */
const Panels = memo(function Panels({ panels }: { panels: ById<Box> }) {
  const selected = useBoardUi((ui) => ui.selected)
  const byShot = useJobState((state) => state.byShot)
  const all = useMemo(() => outlines(Object.values(panels)), [panels])
  const marks = useMemo(() => {
    const feet = (status: string, share: (job: Job) => number) =>
      Object.entries(panels).flatMap(([id, box]) => {
        const job = byShot[id]
        return job?.status === status ? foot(box, share(job)) : none
      })
    return {
      failed: outlines(feet('failed', () => 1)),
      running: outlines(feet('running', ({ progress }) => progress)),
    }
  }, [panels, byShot])
  const chosen = [...selected].flatMap((id) => panels[id] ?? [])
  return (
    <>
      <path className="map-panels" d={all} />
      <path className="map-running" d={marks.running} />
      <path className="map-failed" d={marks.failed} />
      <path className="map-selected" d={outlines(chosen)} />
    </>
  )
})

/** The board in small; a press goes there. */
export function MapPicture() {
  const layout = useLayout()
  const flow = useReactFlow()
  const [x, y, zoom] = useStore(({ transform }) => transform)
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  const frame = useMemo(() => mapFrame(around(layout.scenes), SIZE), [layout.scenes])
  const view = { x: -x / zoom, y: -y / zoom, w: width / zoom, h: height / zoom }

  const go = ({ buttons, clientX, clientY, currentTarget }: PointerEvent<SVGSVGElement>) => {
    if (buttons !== 1) return
    const place = currentTarget.getBoundingClientRect()
    const scale = frame.w / place.width
    const middle = {
      x: frame.x + (clientX - place.x) * scale,
      y: frame.y + (clientY - place.y) * scale,
    }
    void flow.setCenter(middle.x, middle.y, { zoom })
  }

  return (
    <svg
      className="map-picture"
      aria-hidden="true"
      viewBox={`${frame.x} ${frame.y} ${frame.w} ${frame.h}`}
      {...SIZE}
      onPointerDown={go}
      onPointerMove={go}
    >
      <Panels panels={layout.panels} />
      <rect className="map-view" x={view.x} y={view.y} width={view.w} height={view.h} />
    </svg>
  )
}

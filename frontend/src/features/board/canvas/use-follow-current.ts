import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'
import { useBoardUi } from '../board-ui'
import type { Layout } from './layout'

const MARGIN = 24

/** Brings the current panel into view when the keyboard, the outline or the palette went to it. */
export function useFollowCurrent({ panels }: Layout): void {
  const flow = useReactFlow()
  const store = useStoreApi()
  const request = useBoardUi((ui) => ui.focusRequest)
  const current = useBoardUi((ui) => ui.current)
  const panel = current === null ? undefined : panels[current]
  useEffect(() => {
    if (request === 0 || !panel) return
    const { width, height, transform } = store.getState()
    const [x, y, zoom] = transform
    const left = panel.x * zoom + x
    const top = panel.y * zoom + y
    const isInView =
      left >= MARGIN &&
      top >= MARGIN &&
      left + panel.w * zoom <= width - MARGIN &&
      top + panel.h * zoom <= height - MARGIN
    if (isInView) return
    const middle = { x: panel.x + panel.w / 2, y: panel.y + panel.h / 2 }
    void flow.setCenter(middle.x, middle.y, { zoom: Math.max(zoom, 0.5) })
  }, [request, panel, flow, store])
}

import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'
import { useBoardUi } from '../board-ui'
import { intoView } from './into-view'
import type { Layout } from './layout'

/** Screen px; captions keep their size, so the end of a panel is not its height at this zoom. */
const CAPTION = 48

/** Brings the current panel into view when the keyboard, the outline or the palette went to it. */
export function useFollowCurrent({ panels }: Layout): void {
  const flow = useReactFlow()
  const store = useStoreApi()
  const request = useBoardUi((ui) => ui.revealRequest)
  const current = useBoardUi((ui) => ui.current)
  const panel = current === null ? undefined : panels[current]
  useEffect(() => {
    if (request === 0 || !panel) return
    const { width, height, transform } = store.getState()
    const [x, y, zoom] = transform
    const left = panel.x * zoom + x
    const top = panel.y * zoom + y
    const byX = intoView(left, panel.w * zoom, width)
    const byY = intoView(top, panel.h * zoom + CAPTION, height)
    if (byX !== 0 || byY !== 0) void flow.setViewport({ x: x + byX, y: y + byY, zoom })
  }, [request, panel, flow, store])
}

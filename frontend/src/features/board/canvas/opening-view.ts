import type { Box } from './layout'

type Size = { width: number; height: number }

/** Screen px between the board's corner and the view's. */
const MARGIN = 12
/** Below this, words on panels get tight; better to see the beginning than all of it. */
const LEAST_ZOOM = 0.76

/** The view of a board just opened: from its first corner, at the zoom at which it fits best. */
export function openingView(bounds: Box, { width, height }: Size) {
  const fits = Math.min((width - 2 * MARGIN) / bounds.w, (height - 2 * MARGIN) / bounds.h)
  const zoom = Math.min(1, Math.max(LEAST_ZOOM, fits))
  return { x: MARGIN - bounds.x * zoom, y: MARGIN - bounds.y * zoom, zoom }
}

import { type Box, SCENE_WIDTH } from './layout'

type Size = { width: number; height: number }

/** Screen px between the board's corner and the view's. */
const MARGIN = 12
/** Below this, words on panels get tight; better to see the beginning than all of it. */
const LEAST_ZOOM = 0.76

/**
 * The view of a board just opened: from its first corner, at the zoom at which it fits best.
 * A whole row fits even where there are few shots yet, so that the next ones need no scrolling.
 */
export function openingView(bounds: Box, { width, height }: Size) {
  const row = Math.max(bounds.w, SCENE_WIDTH)
  const fits = Math.min((width - 2 * MARGIN) / row, (height - 2 * MARGIN) / bounds.h)
  const zoom = Math.min(1, Math.max(LEAST_ZOOM, fits))
  return { x: MARGIN - bounds.x * zoom, y: MARGIN - bounds.y * zoom, zoom }
}

import { type Box, CAPTION } from './layout'

type Size = { width: number; height: number }

export type View = { x: number; y: number; zoom: number }

/** Screen px between what is fitted and the edge of the canvas. */
const MARGIN = 16
export const LEAST_ZOOM = 0.08

type Room = { left: number; top: number; right: number; bottom: number }

/** `bounds` in the middle of `room`, as large as it fits. */
function inRoom(bounds: Box, { left, top, right, bottom }: Room, mostZoom: number): View {
  const fits = Math.min((right - left) / bounds.w, (bottom - top) / bounds.h)
  const zoom = Math.max(LEAST_ZOOM, Math.min(mostZoom, fits))
  return {
    x: (left + right) / 2 - (bounds.x + bounds.w / 2) * zoom,
    y: (top + bottom) / 2 - (bounds.y + bounds.h / 2) * zoom,
    zoom,
  }
}

/** The same view with `bounds` in the upper left corner of `room`. */
const atStart = (bounds: Box, { left, top }: Room, { zoom }: View): View => ({
  x: left - bounds.x * zoom,
  y: top - bounds.y * zoom,
  zoom,
})

/** Whether a tool lies on one of `panels`; their captions keep their size below zoom 1. */
function isCovered(panels: readonly Box[], tools: readonly Box[], { x, y, zoom }: View): boolean {
  const caption = CAPTION * Math.max(0, 1 - zoom)
  return panels.some((panel) => {
    const left = panel.x * zoom + x
    const top = panel.y * zoom + y
    const right = left + panel.w * zoom
    const bottom = top + panel.h * zoom + caption
    return tools.some(
      (tool) =>
        left < tool.x + tool.w && tool.x < right && top < tool.y + tool.h && tool.y < bottom,
    )
  })
}

/** The whole canvas, then what is left of it beside the tools and above some or all of them. */
function rooms({ width, height }: Size, tools: readonly Box[]): Room[] {
  const whole = {
    left: MARGIN,
    top: MARGIN,
    right: width - MARGIN,
    bottom: height - MARGIN,
  }
  const byHeight = tools.toSorted((a, b) => a.y - b.y)
  const beside = byHeight.map(({ x }) => x - MARGIN)
  const above = byHeight.map(({ y }) => y - MARGIN)
  return [
    whole,
    ...beside.map((right, place) => ({
      ...whole,
      right,
      bottom: above[place + 1] ?? whole.bottom,
    })),
    ...above.slice(0, 1).map((bottom) => ({ ...whole, bottom })),
  ].filter(({ left, top, right, bottom }) => right > left && bottom > top)
}

type Fitted = {
  /** Board px: what is to be seen, and the panels of it that nothing may cover. */
  bounds: Box
  panels: readonly Box[]
  /** Screen px from the canvas's corner: what floats over its right lower corner. */
  tools: readonly Box[]
  mostZoom: number
}

/** The largest view of `bounds` in which no tool covers a panel. */
export function fittedView({ bounds, panels, tools, mostZoom }: Fitted, size: Size): View {
  const views = rooms(size, tools).flatMap((room) => {
    const middle = inRoom(bounds, room, mostZoom)
    return [middle, atStart(bounds, room, middle)]
  })
  const free = views.filter((view) => !isCovered(panels, tools, view))
  const [best] = (free.length > 0 ? free : views).toSorted((a, b) => b.zoom - a.zoom)
  return best ?? { x: 0, y: 0, zoom: 1 }
}

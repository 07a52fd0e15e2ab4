import type { Point } from '../viewer/view'

/** Sizes are pixels of the picture. */
export type Brush = {
  /** Across. */
  size: number
  /** How much of it fades towards the edge: 0 is a hard edge, 1 fades from the middle. */
  feather: number
}

/** Part of its size that a brush goes on before it marks again; more shows as a row of dots. */
const SPACING = 0.12

/** Where the brush marks on its way, without the place where it already was. */
export function marksBetween(from: Point, to: Point, { size }: Brush): Point[] {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const count = Math.floor(length / Math.max(1, size * SPACING))
  return Array.from({ length: count }, (_, place) => {
    const part = (place + 1) / count
    return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }
  })
}

export type Rect = { x: number; y: number; width: number; height: number }

/** What marks at these places may touch, on whole pixels within the picture; null for nothing. */
export function touched(
  marks: readonly Point[],
  { size }: Brush,
  picture: { width: number; height: number },
): Rect | null {
  const reach = size / 2 + 1
  const left = Math.max(0, Math.floor(Math.min(...marks.map(({ x }) => x)) - reach))
  const top = Math.max(0, Math.floor(Math.min(...marks.map(({ y }) => y)) - reach))
  const right = Math.min(picture.width, Math.ceil(Math.max(...marks.map(({ x }) => x)) + reach))
  const bottom = Math.min(picture.height, Math.ceil(Math.max(...marks.map(({ y }) => y)) + reach))
  return right > left && bottom > top
    ? { x: left, y: top, width: right - left, height: bottom - top }
    : null
}

export function joined(one: Rect | null, other: Rect | null): Rect | null {
  if (!one || !other) return one ?? other
  const x = Math.min(one.x, other.x)
  const y = Math.min(one.y, other.y)
  return {
    x,
    y,
    width: Math.max(one.x + one.width, other.x + other.width) - x,
    height: Math.max(one.y + one.height, other.y + other.height) - y,
  }
}

/** Marks the canvas with the brush; `color` is `#rrggbb`, null takes away what is there. */
export function mark(
  context: CanvasRenderingContext2D,
  places: readonly Point[],
  brush: Brush,
  color: string | null,
): void {
  const radius = brush.size / 2
  context.save()
  context.globalCompositeOperation = color === null ? 'destination-out' : 'source-over'
  for (const { x, y } of places) {
    context.fillStyle = fading(context, { x, y }, brush, color ?? '#000000')
    context.beginPath()
    context.arc(x, y, radius, 0, 2 * Math.PI)
    context.fill()
  }
  context.restore()
}

function fading(
  context: CanvasRenderingContext2D,
  { x, y }: Point,
  { size, feather }: Brush,
  color: string,
): string | CanvasGradient {
  if (feather === 0) return color
  const gradient = context.createRadialGradient(x, y, (size / 2) * (1 - feather), x, y, size / 2)
  gradient.addColorStop(0, color)
  gradient.addColorStop(1, `${color}00`)
  return gradient
}

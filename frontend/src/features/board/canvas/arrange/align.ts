import type { ById } from '@/lib/document/model'
import { around, type Box } from '../layout'

export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom'
export type Axis = 'across' | 'down'

type Boxes<T extends Box> = ById<T>

function aligned(box: Box, bounds: Box, to: Alignment): { x: number; y: number } {
  const { x, y } = box
  switch (to) {
    case 'left':
      return { x: bounds.x, y }
    case 'centre':
      return { x: Math.round(bounds.x + (bounds.w - box.w) / 2), y }
    case 'right':
      return { x: bounds.x + bounds.w - box.w, y }
    case 'top':
      return { x, y: bounds.y }
    case 'middle':
      return { x, y: Math.round(bounds.y + (bounds.h - box.h) / 2) }
    case 'bottom':
      return { x, y: bounds.y + bounds.h - box.h }
    default:
      return to satisfies never
  }
}

/** Every box along one side, or the middle, of the box that holds them all. */
export function align<T extends Box>(boxes: Boxes<T>, to: Alignment): Record<string, T> {
  const bounds = around(Object.values(boxes))
  if (!bounds) return {}
  return Object.fromEntries(
    Object.entries(boxes).map(([id, box]) => [id, { ...box, ...aligned(box, bounds, to) }]),
  )
}

/** The outermost boxes stay; those between them get the same room on either side. */
export function distribute<T extends Box>(boxes: Boxes<T>, along: Axis): Record<string, T> {
  const [at, length] = along === 'across' ? (['x', 'w'] as const) : (['y', 'h'] as const)
  const row = Object.entries(boxes).sort(([, a], [, b]) => a[at] - b[at])
  const [first] = row
  const last = row.at(-1)
  if (!first || !last || row.length < 3) return { ...boxes }
  const span = last[1][at] + last[1][length] - first[1][at]
  const room = (span - row.reduce((sum, [, box]) => sum + box[length], 0)) / (row.length - 1)
  let next = first[1][at]
  return Object.fromEntries(
    row.map(([id, box]) => {
      const start = Math.round(next)
      next += box[length] + room
      return [id, { ...box, [at]: start }]
    }),
  )
}

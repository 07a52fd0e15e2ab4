import type { ById, Placement } from '@/lib/document/model'

export type Direction = 'left' | 'right' | 'up' | 'down'

const centre = ({ x, y, w, h }: Placement) => ({ x: x + w / 2, y: y + h / 2 })

/** The nearest panel above or below; sideways counts double, so that columns hold. */
function nearest(from: Placement, panels: ById<Placement>, sign: 1 | -1): string | null {
  const start = centre(from)
  let best: { id: string; distance: number } | null = null
  for (const [id, panel] of Object.entries(panels)) {
    const at = centre(panel)
    const along = (at.y - start.y) * sign
    if (along < from.h / 2) continue
    const distance = along + 2 * Math.abs(at.x - start.x)
    if (!best || distance < best.distance) best = { id, distance }
  }
  return best?.id ?? null
}

/** Where an arrow leads from `id`: left and right as one reads, up and down as it lies. */
export function neighbour(
  id: string,
  direction: Direction,
  { order, panels }: { order: readonly string[]; panels: ById<Placement> },
): string | null {
  const index = order.indexOf(id)
  if (direction === 'left') return order[index - 1] ?? null
  if (direction === 'right') return order[index + 1] ?? null
  const from = panels[id]
  if (!from) return null
  return nearest(from, panels, direction === 'up' ? -1 : 1)
}

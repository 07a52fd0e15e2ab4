import type * as Y from 'yjs'
import type { BoardMaps } from '../board-document'
import type { Placement } from '../model'
import { isMap, sharedMap } from '../shapes'

/** The highest `order` there is, within one scene where that is named; 0 without any. */
export function lastOrder(entries: Iterable<unknown>, sceneId?: string): number {
  const orders = [...entries].flatMap((entry) => {
    if (!isMap(entry)) return []
    if (sceneId !== undefined && entry.get('scene_id') !== sceneId) return []
    const order: unknown = entry.get('order')
    return typeof order === 'number' ? [order] : []
  })
  return Math.max(0, ...orders)
}

/** Where a panel or a sticky note lies from now on. */
export function putPlace({ placements, notes }: BoardMaps, id: string, to: Placement): void {
  const note = notes.get(id)
  if (!isMap(note)) {
    placements.set(id, sharedMap(to))
    return
  }
  const { x, y, w, h, z } = to
  for (const [key, value] of Object.entries({ x, y, w, h, z })) {
    if (note.get(key) !== value) note.set(key, value)
  }
}

/** What a map of the document says as plain JSON, whatever stands there. */
export const plainOf = (entry: unknown): unknown =>
  isMap(entry) ? (entry satisfies Y.Map<unknown>).toJSON() : (entry ?? null)

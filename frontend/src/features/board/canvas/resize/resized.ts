import type { ById, Note, Placement } from '@/lib/document/model'
import {
  allowedFactor,
  type Corner,
  factorAt,
  oppositeOf,
  pointAt,
  scaled,
} from '../arrange/scaling'
import { around, type Box } from '../layout'
import { panelHeightAt } from '../panel/panel-shape'

type Point = { x: number; y: number }

/** Board px. */
export const LEAST_NOTE = { w: 96, h: 48 }

type Board = {
  notes: ById<Note>
  /** Height in board px of the picture of a panel of the usual width. */
  picture: number
}

/** All of `items` larger or smaller by `factor`, as seen from a corner; panels keep their shape. */
export function resizedBy(
  items: ById<Placement>,
  { factor, anchor, board }: { factor: number; anchor: Point; board: Board },
): Record<string, Placement> {
  const heightAt = (id: string, width: number, scaledHeight: number) =>
    board.notes[id] ? Math.max(LEAST_NOTE.h, scaledHeight) : panelHeightAt(width, board.picture)
  const allowed = allowedFactor(Object.values(items), factor)
  return scaled(items, { anchor, factor: allowed, heightAt })
}

/** The side of a note under the pointer follows it; a note has no shape to keep. */
function stretched<T extends Box>(note: T, corner: Corner, pointer: Point): T {
  const anchor = pointAt(note, oppositeOf(corner))
  const w = Math.max(LEAST_NOTE.w, Math.round(Math.abs(pointer.x - anchor.x)))
  const h = Math.max(LEAST_NOTE.h, Math.round(Math.abs(pointer.y - anchor.y)))
  const x = corner.endsWith('left') ? anchor.x - w : anchor.x
  const y = corner.startsWith('top') ? anchor.y - h : anchor.y
  return { ...note, x, y, w, h }
}

/** Where everything lies when the corner of the box round it is drawn to `pointer`. */
export function resizedTo(
  items: ById<Placement>,
  { corner, pointer, board }: { corner: Corner; pointer: Point; board: Board },
): Record<string, Placement> {
  const bounds = around(Object.values(items))
  const [[id, only] = [], another] = Object.entries(items)
  if (!bounds || id === undefined || !only) return {}
  if (!another && board.notes[id]) return { [id]: stretched(only, corner, pointer) }
  const anchor = pointAt(bounds, oppositeOf(corner))
  return resizedBy(items, { factor: factorAt(bounds, corner, pointer), anchor, board })
}

import { readPlacement } from '@/lib/document/read'
import { isRecord } from '@/lib/document/shapes'
import type { BoardContent } from '@/lib/document/write-content'

/** A panel of a board in small; `take` is the id of its chosen take. */
export type SmallPanel = {
  id: string
  code: string
  x: number
  y: number
  w: number
  h: number
  take: string | null
}

export type SmallBoard = {
  panels: readonly SmallPanel[]
  /** For an SVG: least x and y, width and height, in board px. */
  box: readonly [number, number, number, number]
}

const PAD = 24
/** The caption below a panel's picture, board px. */
const CAPTION = 48

/** Where the panels of a board lie and what they show; an empty board has a box of its own. */
export function smallBoard({ shots = {}, placements = {} }: BoardContent): SmallBoard {
  const panels = Object.entries(shots).flatMap(([id, shot]): SmallPanel[] => {
    const place = placements[id]
    if (!isRecord(shot) || !isRecord(place)) return []
    const { x, y, w, h } = readPlacement(id, place)
    const take = typeof shot.chosen_take === 'string' ? shot.chosen_take : null
    return [{ id, code: String(shot.code ?? ''), x, y, w, h: Math.max(1, h - CAPTION), take }]
  })
  if (panels.length === 0) return { panels, box: [0, 0, 240, 130] }
  const left = Math.min(...panels.map(({ x }) => x)) - PAD
  const top = Math.min(...panels.map(({ y }) => y)) - PAD
  const right = Math.max(...panels.map(({ x, w }) => x + w)) + PAD
  const bottom = Math.max(...panels.map(({ y, h }) => y + h)) + PAD
  return { panels, box: [left, top, right - left, bottom - top] }
}

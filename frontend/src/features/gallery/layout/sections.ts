import { type Box, firstAbove, HEADING, type Layout } from './layout'

/** Px; more than there is between two tiles, less than a tile is high. */
const GAPS = 16

const before = (sorted: Float64Array | Uint32Array, value: number) =>
  Math.max(0, firstAbove(sorted, value) - 1)

/**
 * Sections below one another, each below a heading of its own; `layoutOf` lays out the tiles of
 * one. `starts` are their first tiles; one without any has that of the next.
 */
export function inSections(
  starts: Uint32Array,
  count: number,
  layoutOf: (from: number, to: number) => Layout,
): Layout {
  const parts = Array.from(starts, (from, place) => layoutOf(from, starts[place + 1] ?? count))
  const tops = new Float64Array(parts.length)
  let height = 0
  for (const [place, part] of parts.entries()) {
    tops[place] = height
    height += HEADING + part.height
  }
  const startOf = (section: number) => starts[section] ?? 0
  const topOf = (section: number) => (tops[section] ?? 0) + HEADING
  const moved = (box: Box | undefined, section: number): Box => ({
    x: 0,
    w: 0,
    h: 0,
    ...box,
    y: (box?.y ?? 0) + topOf(section),
  })

  const box: Layout['box'] = (index) => {
    const section = before(starts, index)
    return moved(parts[section]?.box(index - startOf(section)), section)
  }

  /** Tiles of a section between two heights of the whole. */
  const partWithin = (section: number, top: number, bottom: number) => {
    const from = topOf(section)
    const [first, last] = parts[section]?.within(top - from, bottom - from) ?? [0, 0]
    return [startOf(section) + first, startOf(section) + last] as const
  }

  /** The tile of a section's first or last row that is nearest to this one's middle. */
  const nearestIn = (section: number, index: number, way: 'up' | 'down') => {
    const top = topOf(section)
    const end = top + (parts[section]?.height ?? 0) - 1
    const [first, last] =
      way === 'down' ? partWithin(section, top, top) : partWithin(section, end - GAPS, end)
    const { x, w } = box(index)
    const far = (tile: number) => Math.abs(box(tile).x + box(tile).w / 2 - x - w / 2)
    let best = first
    for (let tile = first + 1; tile < last; tile += 1) if (far(tile) < far(best)) best = tile
    return best
  }

  const beside: Layout['beside'] = (index, way) => {
    const section = before(starts, index)
    const within = index - startOf(section)
    const next = parts[section]?.beside(within, way) ?? within
    if (next !== within) return startOf(section) + next
    const step = way === 'up' ? -1 : 1
    for (let other = section + step; parts[other]; other += step) {
      if ((parts[other]?.count ?? 0) > 0) return nearestIn(other, index, way)
    }
    return index
  }

  return {
    count,
    height,
    box,
    within: (top, bottom) => [
      partWithin(before(tops, top), top, bottom)[0],
      partWithin(before(tops, bottom), top, bottom)[1],
    ],
    beside,
    headings: (top, bottom) =>
      parts.slice(before(tops, top), before(tops, bottom) + 1).map((part, place) => {
        const section = before(tops, top) + place
        const y = tops[section] ?? 0
        return { section, y, end: y + HEADING + part.height }
      }),
  }
}

/** Where a tile lies, in px of the whole gallery; `h` includes its caption. */
export type Box = { x: number; y: number; w: number; h: number }

/** A line of its own above the tiles of a section, which ends at `end`. */
export type Heading = { section: number; y: number; end: number }

/** Every tile's place, known before anything is drawn. */
export type Layout = {
  readonly count: number
  /** Px from the first tile to the end of the last. */
  readonly height: number
  readonly box: (index: number) => Box
  /** Tiles that may show between two heights: the first, and the one after the last. */
  readonly within: (top: number, bottom: number) => readonly [from: number, to: number]
  /** The tile that a person means by going up or down from this one. */
  readonly beside: (index: number, way: 'up' | 'down') => number
  readonly headings: (top: number, bottom: number) => readonly Heading[]
}

export const HEADING = 36

/** How tiles are drawn, in px; `size` is the height of a picture in a row, or a column's width. */
export type Measures = { width: number; size: number; gap: number; caption: number }

/** The first place whose value is greater than `value`, in ascending `sorted[from, to)`. */
export function firstAbove(
  sorted: Float64Array | Uint32Array,
  value: number,
  [from, to]: readonly [number, number] = [0, sorted.length],
): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) > value) high = middle
    else low = middle + 1
  }
  return low
}

export const noHeadings: Layout['headings'] = () => []

const WIDEST = 4
const NARROWEST = 0.4

/** Width by height as it is drawn: what is not known is a square, a panorama is cut. */
export function drawnAspect(aspect: number | undefined): number {
  if (!aspect) return 1
  return Math.min(WIDEST, Math.max(NARROWEST, aspect))
}

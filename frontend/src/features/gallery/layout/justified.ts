import { drawnAspect, firstAbove, type Layout, type Measures, noHeadings } from './layout'

type Rows = {
  /** The first tile of each row, and at the last place their number. */
  readonly starts: Uint32Array
  readonly tops: Float64Array
  /** Px of the pictures, without caption. */
  readonly heights: Float32Array
  readonly height: number
}

/** Rows as they are found; there are never more than tiles. */
class RowWriter {
  readonly #starts: Uint32Array
  readonly #tops: Float64Array
  readonly #heights: Float32Array
  #rows = 0
  #y = 0
  readonly #between: number

  constructor(count: number, { gap, caption }: Measures) {
    this.#starts = new Uint32Array(count + 1)
    this.#tops = new Float64Array(count)
    this.#heights = new Float32Array(count)
    this.#between = gap + caption
  }

  row(start: number, height: number): void {
    this.#starts[this.#rows] = start
    this.#tops[this.#rows] = this.#y
    this.#heights[this.#rows] = height
    this.#rows += 1
    this.#y += height + this.#between
  }

  end(count: number): Rows {
    this.#starts[this.#rows] = count
    return {
      starts: this.#starts.slice(0, this.#rows + 1),
      tops: this.#tops.slice(0, this.#rows),
      heights: this.#heights.slice(0, this.#rows),
      height: this.#y,
    }
  }
}

/** Breaks the tiles into rows that are filled from edge to edge. */
function rowsOf(aspects: Float32Array, measures: Measures): Rows {
  const { width, size, gap } = measures
  const count = aspects.length
  const writer = new RowWriter(count, measures)
  let start = 0
  let sum = 0
  for (let index = 0; index < count; index += 1) {
    const aspect = drawnAspect(aspects[index])
    const room = width - gap * (index - start)
    const before = sum
    sum += aspect
    if (sum * size < room) continue
    // With this tile the row is lower than wanted, without it higher: the nearer of the two.
    const lower = room / sum
    const higher = before > 0 ? (room + gap) / before : Number.POSITIVE_INFINITY
    if (higher - size < size - lower) {
      writer.row(start, higher)
      start = index
      sum = aspect
    } else {
      writer.row(start, lower)
      start = index + 1
      sum = 0
    }
  }
  // A last row that is not full keeps the height that was asked for.
  if (start < count) writer.row(start, Math.min(size, width / sum))
  return writer.end(count)
}

/** Rows of one height from edge to edge, in reading order. */
export function justified(aspects: Float32Array, measures: Measures): Layout {
  const { starts, tops, heights, height } = rowsOf(aspects, measures)
  const { gap, caption } = measures
  const last = tops.length - 1
  const rowOf = (index: number) => Math.max(0, firstAbove(starts, index, [0, tops.length]) - 1)
  const rowAt = (y: number) => Math.max(0, firstAbove(tops, y) - 1)

  const box: Layout['box'] = (index) => {
    const row = rowOf(index)
    const h = heights[row] ?? 0
    let x = 0
    for (let tile = starts[row] ?? 0; tile < index; tile += 1) {
      x += drawnAspect(aspects[tile]) * h + gap
    }
    return { x, y: tops[row] ?? 0, w: drawnAspect(aspects[index]) * h, h: h + caption }
  }

  const middleOf = (index: number) => {
    const { x, w } = box(index)
    return x + w / 2
  }

  const nearestIn = (row: number, middle: number) => {
    let best = starts[row] ?? 0
    for (let tile = best + 1; tile < (starts[row + 1] ?? 0); tile += 1) {
      if (Math.abs(middleOf(tile) - middle) < Math.abs(middleOf(best) - middle)) best = tile
    }
    return best
  }

  return {
    count: aspects.length,
    height,
    box,
    within: (top, bottom) => [
      starts[rowAt(top)] ?? 0,
      starts[Math.min(last, rowAt(bottom)) + 1] ?? 0,
    ],
    beside: (index, way) => {
      const row = rowOf(index) + (way === 'up' ? -1 : 1)
      return row < 0 || row > last ? index : nearestIn(row, middleOf(index))
    },
    headings: noHeadings,
  }
}

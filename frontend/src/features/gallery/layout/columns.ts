import { drawnAspect, firstAbove, type Layout, type Measures, noHeadings } from './layout'

type Columns = { count: number; width: number }

/** As many columns as fit, filled from edge to edge. */
function columnsOf({ width, size, gap }: Measures): Columns {
  const count = Math.max(1, Math.floor((width + gap) / (size + gap)))
  return { count, width: (width - gap * (count - 1)) / count }
}

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))

/** Tiles of one size in rows and columns; a list is one column of low ones. */
function even(count: number, { gap }: Measures, columns: Columns, height: number): Layout {
  const pitch = height + gap
  const rows = Math.ceil(count / columns.count)
  const rowAt = (y: number) => clamp(Math.floor(y / pitch), 0, Math.max(0, rows - 1))
  return {
    count,
    height: rows * pitch,
    box: (index) => ({
      x: (index % columns.count) * (columns.width + gap),
      y: Math.floor(index / columns.count) * pitch,
      w: columns.width,
      h: height,
    }),
    within: (top, bottom) => [
      rowAt(top) * columns.count,
      Math.min(count, (rowAt(bottom) + 1) * columns.count),
    ],
    beside: (index, way) => {
      const next = index + (way === 'up' ? -columns.count : columns.count)
      if (next < 0) return index
      const isLastRow = Math.floor(index / columns.count) === rows - 1
      return next < count ? next : isLastRow ? index : count - 1
    },
    headings: noHeadings,
  }
}

/** Every picture in a square of its own. */
export function squares(count: number, measures: Measures): Layout {
  const columns = columnsOf(measures)
  return even(count, measures, columns, columns.width + measures.caption)
}

/** One row for each file, `size` px high. */
export function listed(count: number, measures: Measures): Layout {
  return even(count, measures, { count: 1, width: measures.width }, measures.size)
}

/** Columns of one width; each tile goes where there is most room, so tops never go back up. */
export function masonry(aspects: Float32Array, measures: Measures): Layout {
  const { gap, caption } = measures
  const columns = columnsOf(measures)
  const count = aspects.length
  const tops = new Float64Array(count)
  const places = new Uint16Array(count)
  const ends = new Float64Array(columns.count)
  const heightOf = (index: number) => columns.width / drawnAspect(aspects[index]) + caption
  let highest = 0
  for (let index = 0; index < count; index += 1) {
    let place = 0
    for (let other = 1; other < columns.count; other += 1) {
      if ((ends[other] ?? 0) < (ends[place] ?? 0)) place = other
    }
    const h = heightOf(index)
    tops[index] = ends[place] ?? 0
    places[index] = place
    ends[place] = (ends[place] ?? 0) + h + gap
    highest = Math.max(highest, h)
  }

  const within: Layout['within'] = (top, bottom) => [
    firstAbove(tops, top - highest),
    firstAbove(tops, bottom),
  ]

  /** The nearest tile of the same column; it is at most a few rounds away. */
  const beside: Layout['beside'] = (index, way) => {
    const step = way === 'up' ? -1 : 1
    for (let other = index + step; other >= 0 && other < count; other += step) {
      if (places[other] === places[index]) return other
    }
    return index
  }

  return {
    count,
    height: ends.reduce((most, end) => Math.max(most, end), 0),
    box: (index) => ({
      x: (places[index] ?? 0) * (columns.width + gap),
      y: tops[index] ?? 0,
      w: columns.width,
      h: heightOf(index),
    }),
    within,
    beside,
    headings: noHeadings,
  }
}

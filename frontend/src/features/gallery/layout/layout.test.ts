import { expect, test } from 'vitest'
import { listed, masonry, squares } from './columns'
import { changedAt, dayStarts } from './days'
import { justified } from './justified'
import { HEADING, type Layout, type Measures } from './layout'
import { inSections } from './sections'

const measures: Measures = { width: 1000, size: 120, gap: 8, caption: 22 }

/** Pictures of common shapes, the same at each run. */
function someAspects(count: number): Float32Array {
  const shapes = [1.78, 0.56, 1, 2.39, 0, 1.33, 9, 0.1]
  let state = 7
  return Float32Array.from({ length: count }, () => {
    state = (state * 1103515245 + 12345) % 2147483648
    return shapes[state % shapes.length] ?? 1
  })
}

const boxes = (layout: Layout) => Array.from({ length: layout.count }, (_, i) => layout.box(i))

function overlap(a: ReturnType<Layout['box']>, b: ReturnType<Layout['box']>): boolean {
  const apart = 0.01
  return (
    a.x + apart < b.x + b.w &&
    b.x + apart < a.x + a.w &&
    a.y + apart < b.y + b.h &&
    b.y + apart < a.y + a.h
  )
}

/** Three sections with tiles, one without. */
function sectioned(count: number, layoutOf: typeof justified): Layout {
  const aspects = someAspects(count)
  const starts = Uint32Array.from([0, 3, 3, 90], (start) => Math.min(start, count))
  return inSections(starts, count, (from, to) => layoutOf(aspects.subarray(from, to), measures))
}

const all: [string, (count: number) => Layout][] = [
  ['justified', (count) => justified(someAspects(count), measures)],
  ['by day', (count) => sectioned(count, justified)],
  ['columns by day', (count) => sectioned(count, masonry)],
  ['squares by day', (count) => sectioned(count, (some) => squares(some.length, measures))],
  ['masonry', (count) => masonry(someAspects(count), measures)],
  ['squares', (count) => squares(count, measures)],
  ['listed', (count) => listed(count, measures)],
]

test.each(all)('%s: no tile lies on another, none beyond the edges', (_, layoutOf) => {
  const layout = layoutOf(200)
  const found = boxes(layout)
  for (const [index, one] of found.entries()) {
    expect(one.x).toBeGreaterThanOrEqual(0)
    expect(one.x + one.w).toBeLessThanOrEqual(1000.01)
    expect(one.y + one.h).toBeLessThanOrEqual(layout.height + 0.01)
    expect(found.slice(index + 1).some((other) => overlap(one, other))).toBe(false)
  }
})

test.each(all)(
  '%s: what is asked for between two heights is all that shows there',
  (_, layoutOf) => {
    const layout = layoutOf(200)
    for (const top of [0, 333, 1500, layout.height - 10]) {
      const [from, to] = layout.within(top, top + 400)
      const shown = boxes(layout).flatMap(({ y, h }, index) =>
        y < top + 400 && y + h > top ? [index] : [],
      )
      expect(shown.every((index) => index >= from && index < to)).toBe(true)
    }
  },
)

test.each(all)(
  '%s: down and up again stays within, and moves while there is a way',
  (_, layoutOf) => {
    const layout = layoutOf(200)
    const below = layout.beside(2, 'down')
    expect(layout.box(below).y).toBeGreaterThan(layout.box(2).y)
    expect(layout.box(layout.beside(below, 'up')).y).toBeLessThan(layout.box(below).y)
    expect(layout.beside(0, 'up')).toBe(0)
    expect(layout.beside(199, 'down')).toBe(199)
  },
)

test.each(all)('%s: of nothing there is nothing', (_, layoutOf) => {
  const layout = layoutOf(0)
  expect(layout.within(0, 500)).toEqual([0, 0])
})

test('justified rows reach from edge to edge, near the height that was asked for', () => {
  const layout = justified(someAspects(500), measures)
  const found = boxes(layout)
  const ends = found.filter((box, index) => box.y < (found[index + 1]?.y ?? 0))
  expect(ends.length).toBeGreaterThan(20)
  for (const { x, w, h } of ends) {
    expect(x + w).toBeCloseTo(1000, 0)
    expect(h - 22).toBeGreaterThan(50)
    expect(h - 22).toBeLessThan(240)
  }
})

test('each day stands below a heading of its own', () => {
  const layout = sectioned(200, justified)
  const headings = layout.headings(0, layout.height)
  expect(headings.map(({ section }) => section)).toEqual([0, 1, 2, 3])
  expect(headings[1]).toMatchObject({ y: layout.box(3).y - 2 * HEADING })
  expect(headings[2]).toMatchObject({ y: layout.box(3).y - HEADING, end: headings[3]?.y })
  expect(layout.box(3).x).toBe(0)
  expect(layout.headings(layout.height - 10, layout.height)).toHaveLength(1)
})

test('down from the end of a group goes to the tile below in the next that has any', () => {
  const layout = sectioned(200, (some) => squares(some.length, measures))
  expect(layout.beside(1, 'down')).toBe(4)
  expect(layout.beside(4, 'up')).toBe(1)
  expect(layout.beside(6, 'up')).toBe(2)
})

test('days are local ones, found from the ids alone', () => {
  const at = (text: string) => new Date(text).getTime() * 64 + 5
  const times = ['2026-11-21T23:59', '2026-11-21T00:00', '2026-11-20T23:59', '2026-10-25T12:00']
  const ids = Float64Array.from(times.map(at))
  expect([...dayStarts(ids)]).toEqual([0, 2, 3])
  expect(changedAt(ids[0] ?? 0)).toBe(new Date('2026-11-21T23:59').getTime())
})

test('a million tiles have a place each, far beyond what a browser scrolls', () => {
  const layout = justified(someAspects(1_000_000), measures)
  const last = layout.box(999_999)
  expect(last.y + last.h).toBeCloseTo(layout.height - 8, 0)
  expect(last.y).toBeGreaterThan(10_000_000)
})

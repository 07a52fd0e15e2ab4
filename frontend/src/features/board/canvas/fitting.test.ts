import { expect, test } from 'vitest'
import { fittedView } from './fitting'
import type { Box } from './layout'

const size = { width: 800, height: 600 }
const map = { x: 620, y: 450, w: 168, h: 138 }
const bar = { x: 360, y: 554, w: 250, h: 34 }
const tools = [map, bar]

const rows = (columns: number, count: number): Box[] =>
  Array.from({ length: count }, (_, place) => ({
    x: (place % columns) * 252,
    y: Math.floor(place / columns) * 226,
    w: 240,
    h: 178,
  }))

const wholeOf = (panels: readonly Box[]): Box => ({
  x: 0,
  y: 0,
  w: Math.max(...panels.map(({ x, w }) => x + w)),
  h: Math.max(...panels.map(({ y, h }) => y + h)) + 48,
})

function viewOf(panels: readonly Box[], over: readonly Box[] = tools) {
  return fittedView({ bounds: wholeOf(panels), panels, tools: over, mostZoom: 1 }, size)
}

function covered(panels: readonly Box[]) {
  const { x, y, zoom } = viewOf(panels)
  return panels.filter((panel) =>
    tools.some(
      (tool) =>
        panel.x * zoom + x < tool.x + tool.w &&
        tool.x < (panel.x + panel.w) * zoom + x &&
        panel.y * zoom + y < tool.y + tool.h &&
        tool.y < (panel.y + panel.h) * zoom + y,
    ),
  )
}

test.each([1, 2, 3, 4, 7, 12, 60])('of %i panels in rows of four no tool covers one', (count) => {
  expect(covered(rows(4, count))).toEqual([])
})

test.each([2, 9, 40])('of a column of %i panels no tool covers one', (count) => {
  expect(covered(rows(1, count))).toEqual([])
})

test('what the tools do not meet keeps the whole canvas and lies in its middle', () => {
  const panels = rows(3, 3)
  expect(viewOf(panels)).toEqual(viewOf(panels, []))
})

test('what fits at its own size is not enlarged', () => {
  expect(viewOf(rows(1, 1)).zoom).toBe(1)
})

test('a board too large for any view is shown from afar, whatever lies over it', () => {
  const { zoom } = viewOf(rows(100, 10_000))
  expect(zoom).toBe(0.08)
})

import { expect, test } from 'vitest'
import type { FileOrder } from '@/api/gallery-order'
import { arranged, sectionAt, sectionsOf } from './sections'

const at = (text: string) => new Date(text).getTime() * 64

const order: FileOrder = {
  ids: Float64Array.from(['2026-11-21T12:00', '2026-11-21T08:00', '2026-11-03T12:00'], at),
  aspects: Float32Array.from([1, 2, 3]),
  kinds: new Uint8Array(3),
  groups: [
    { key: 'a', title: 'SC01 Wall', detail: 'EXT. DAY', from: 0 },
    { key: '', title: '', detail: '', from: 1 },
  ],
}

test('files that were read before their groups stand there without headings', () => {
  const sections = sectionsOf({ ...order, groups: [] }, 'shot', new Set())
  expect(sections).toBeNull()
  expect(arranged(order, sections).order).toBe(order)
})

test('scenes are named by the service, what is in none by the page', () => {
  const sections = sectionsOf(order, 'scene', new Set())
  expect(sections?.map(({ title, from, to }) => [title, from, to])).toEqual([
    ['SC01 Wall', 0, 1],
    ['In no scene', 1, 3],
  ])
})

test('days are found from the files alone, each with a name of its own', () => {
  const sections = sectionsOf(order, 'day', new Set(['2026-11-03']))
  expect(sections?.map(({ key, isFolded }) => [key, isFolded])).toEqual([
    ['2026-11-21', false],
    ['2026-11-03', true],
  ])
})

test('what is folded is not drawn, and the rest keeps its order', () => {
  const sections = sectionsOf(order, 'scene', new Set(['a'])) ?? []
  const { order: drawn, starts } = arranged(order, sections)
  expect([...drawn.aspects]).toEqual([2, 3])
  expect([...starts]).toEqual([0, 0])
  expect(sectionAt(sections, 2)).toBe(1)
  expect(sectionAt(sections, -1)).toBe(-1)
})

test('while nothing is folded, no file is copied', () => {
  expect(arranged(order, sectionsOf(order, 'scene', new Set())).order).toBe(order)
})

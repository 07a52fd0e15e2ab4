import { expect, test } from 'vitest'
import { aTake, aTemplate } from '@/testing/facts'
import { countsOf, entriesOf, lastTakes, narrow, ownCategories } from './library'

const templates = [
  aTemplate({ id: 'a', title: 'Salt still', engine: 'flux', categories: ['night', 'salt'] }),
  aTemplate({ id: 'b', title: 'Salt clip', engine: 'wan', category: 'video', origin: 'own' }),
  aTemplate({ id: 'c', title: 'Édition', engine: 'qwen', category: 'image_to_image' }),
]
const node = { backend_id: 'n', name: 'north', online: true, missing_classes: [] }
const where = {
  a: [{ ...node, runs: true, missing_models: [], missing_values: [] }],
  b: [{ ...node, runs: false, missing_models: [], missing_values: [] }],
}
const entries = entriesOf(templates, where, new Map())
const ids = (wanted: Parameters<typeof narrow>[1]) => narrow(entries, wanted).map(({ id }) => id)

test('words are found in title, engine and categories, whatever the accents', () => {
  expect(ids({ q: 'salt' })).toEqual(['b', 'a'])
  expect(ids({ q: 'edition' })).toEqual(['c'])
  expect(ids({ q: 'salt wan' })).toEqual(['b'])
  expect(ids({ q: 'night' })).toEqual(['a'])
})

test("one's own workflows come first", () => {
  expect(ids({})).toEqual(['b', 'a', 'c'])
})

test('any value of a facet fits, of every facet one must', () => {
  expect(ids({ engine: ['flux', 'qwen'] })).toEqual(['a', 'c'])
  expect(ids({ engine: ['flux', 'qwen'], category: ['image_to_image'] })).toEqual(['c'])
  expect(ids({ runs: ['now'] })).toEqual(['a'])
  expect(ids({ runs: ['nowhere'] })).toEqual(['b'])
})

test('a value counts what it would show beside the other facets, zero included', () => {
  const counts = countsOf(entries, { category: ['video'], engine: ['wan'] }, 'engine')
  expect(counts).toEqual([
    { value: 'wan', count: 1 },
    { value: 'flux', count: 0 },
    { value: 'qwen', count: 0 },
  ])
})

test('the last take of a workflow is its newest, whatever its version', () => {
  const takes = lastTakes([
    aTake({ id: 'new', templateId: 'a', createdAt: '2026-11-21T10:00:00Z', version: 1 }),
    aTake({ id: 'old', templateId: 'a', createdAt: '2026-11-20T10:00:00Z', version: 9 }),
  ])
  expect(takes.get('a')?.id).toBe('new')
})

test('own categories are each named once', () => {
  expect(ownCategories(entries)).toEqual(['night', 'salt'])
})

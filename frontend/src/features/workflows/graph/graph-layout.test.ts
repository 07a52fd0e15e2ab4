import { expect, test } from 'vitest'
import { boundsOf, placesOf } from './graph-layout'
import type { Place } from './graph-model'

const box = (id: string, feeders: readonly string[] = [], place: Place | null = null) => ({
  id,
  place,
  sockets: feeders.map((from) => ({ name: from, type: 'MODEL', from, slot: 0 })),
  outputs: [{ name: 'out', type: 'MODEL' }],
  widgets: [],
})

const xOf = (boxes: Parameters<typeof placesOf>[0], id: string) => placesOf(boxes).get(id)?.x ?? -1

test('what feeds stands to the left of what it feeds', () => {
  const boxes = [box('save', ['decode']), box('decode', ['sampler']), box('sampler', ['load'])]
  const all = [...boxes, box('load')]
  const [load, sampler, decode, save] = ['load', 'sampler', 'decode', 'save'].map((id) =>
    xOf(all, id),
  )
  expect([load, sampler, decode, save]).toEqual(
    [load, sampler, decode, save].sort((a, b) => Number(a) - Number(b)),
  )
  expect(new Set([load, sampler, decode, save]).size).toBe(4)
})

test('a loader that is used late stands beside its use', () => {
  const boxes = [box('a'), box('b', ['a']), box('c', ['b', 'vae']), box('vae')]
  expect(xOf(boxes, 'vae')).toBe(xOf(boxes, 'b'))
})

test('boxes of one column do not lie on one another', () => {
  const boxes = [box('a'), box('b'), box('c', ['a', 'b'])]
  const places = placesOf(boxes)
  const [a, b] = [places.get('a'), places.get('b')]
  expect(a && b && Math.abs(a.y - b.y)).toBeGreaterThanOrEqual(a?.h ?? 0)
})

test('a graph that goes in a circle is laid out all the same', () => {
  expect(placesOf([box('a', ['b']), box('b', ['a'])]).size).toBe(2)
})

test('the places of its own page are kept, unless one of them is not known', () => {
  const place = { x: 5, y: 6, w: 10, h: 10 }
  expect(placesOf([box('a', [], place)]).get('a')).toEqual(place)
  expect(placesOf([box('a', [], place), box('b')]).get('a')).not.toEqual(place)
})

test('bounds hold everything, and nothing stands in a place of its own', () => {
  const places = [
    { x: -10, y: 0, w: 20, h: 10 },
    { x: 30, y: 40, w: 10, h: 10 },
  ]
  expect(boundsOf(places)).toEqual({ x: -10, y: 0, w: 50, h: 50 })
  expect(boundsOf([])).toEqual({ x: 0, y: 0, w: 1, h: 1 })
})

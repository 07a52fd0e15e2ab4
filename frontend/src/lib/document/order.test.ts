import { expect, test } from 'vitest'
import { aScene, aShot, byId } from '@/testing/facts'
import { inOrder, readingOrder, shotAfter } from './order'

const scenes = byId([aScene({ id: 'b', order: 2 }), aScene({ id: 'a', order: 1 })])
const shots = byId([
  aShot({ id: 'third', sceneId: 'b', order: 1 }),
  aShot({ id: 'second', sceneId: 'a', order: 2 }),
  aShot({ id: 'first', sceneId: 'a', order: 1 }),
])
const order = readingOrder(inOrder(scenes, shots))

test('shots read scene by scene', () => {
  expect(order.map(({ id }) => id)).toEqual(['first', 'second', 'third'])
})

test('after a deletion the next shot is current, after the last the one before', () => {
  expect(shotAfter(order, ['second'])).toBe('third')
  expect(shotAfter(order, ['third'])).toBe('second')
  expect(shotAfter(order, ['second', 'third'])).toBe('first')
  expect(shotAfter(order, ['first', 'second', 'third'])).toBeNull()
})

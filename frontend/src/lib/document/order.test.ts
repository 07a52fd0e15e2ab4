import { expect, test } from 'vitest'
import { aScene, aShot, byId } from '@/testing/facts'
import { inOrder, ordersAfterMove, readingOrder, shotAfter } from './order'

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

const kin = ['a', 'b', 'c'].map((id, index) => ({ id, order: index + 1 }))

test('what is moved lies between its new neighbours, and nothing else stirs', () => {
  expect(ordersAfterMove(kin, ['c'], 'b')).toEqual({ c: 1.5 })
  expect(ordersAfterMove(kin, ['a'], null)).toEqual({ a: 4 })
  expect(ordersAfterMove(kin, ['c'], 'a')).toEqual({ c: 0.5 })
  expect(ordersAfterMove(kin, ['x', 'y'], null)).toEqual({ x: 4, y: 5 })
})

test('where there is no room between two, all are counted anew', () => {
  const close = [
    { id: 'a', order: 1 },
    { id: 'b', order: 1 },
    { id: 'c', order: 1 },
  ]
  expect(ordersAfterMove(close, ['c'], 'b')).toEqual({ a: 1, c: 2, b: 3 })
})

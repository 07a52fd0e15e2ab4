import { expect, test } from 'vitest'
import { aShot, aTake, byId } from '@/testing/facts'
import { ancestorsOf, usersOf } from './uses'

const shots = byId([
  aShot({ id: 'a', code: '1A' }),
  aShot({ id: 'b', code: '1B', values: { image: 'a.png' } }),
  aShot({ id: 'c', code: '1C', values: { image: { path: 'b.png', enabled: false } } }),
])
const takes = {
  a: [aTake({ id: 'ta', shotId: 'a', path: 'a.png' })],
  b: [aTake({ id: 'tb', shotId: 'b', path: 'b.png', values: { image: 'a.png' } })],
  c: [aTake({ id: 'tc', shotId: 'c', path: 'c.png', values: { image: 'b.png', look: 'c.png' } })],
}

test('a shot is used by those that take one of its files', () => {
  expect(usersOf(takes.a, shots).map(({ code }) => code)).toEqual(['1B'])
  expect(usersOf(takes.b, shots).map(({ code }) => code)).toEqual(['1C'])
  expect(usersOf(takes.c, shots)).toEqual([])
})

test('a take tells all that it was made from, each once', () => {
  const [last] = takes.c
  if (!last) throw new Error('There is a take.')
  expect(ancestorsOf(last, takes, shots).map(({ take }) => take.id)).toEqual(['tb', 'ta'])
})

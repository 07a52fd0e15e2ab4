import { expect, test } from 'vitest'
import type { Shot, Take } from '@/lib/document/model'
import { aScene } from '@/testing/facts'
import { clock, numbersOf } from './numbers'

const scene = (id: string, order: number) => aScene({ id, order, name: id })
const shot = (id: string, sceneId: string, more: Partial<Shot> = {}) =>
  ({
    id,
    sceneId,
    slotId: id,
    alternateNumber: 1,
    standsAt: '',
    order: 1,
    duration: null,
    chosenTake: null,
    ...more,
  }) as Shot
const take = (id: string) => ({ id }) as Take

const board = {
  fps: 24,
  scenes: { s2: scene('s2', 2), s1: scene('s1', 1) },
  shots: {
    a: shot('a', 's1', { duration: 48 }),
    a2: shot('a2', 's1', { slotId: 'a', alternateNumber: 2 }),
    b: shot('b', 's1', { order: 2 }),
    c: shot('c', 's2', { duration: 12 }),
  },
  takes: { a: [take('1'), take('2')], a2: [take('3')], c: [take('4')] },
}

test('what there is of the film is counted by what stands on the board', () => {
  const { scenes, ...totals } = numbersOf(board)
  expect(totals).toEqual({
    shots: 3,
    alternates: 1,
    takes: 4,
    rendered: 2,
    seconds: 2.5,
    timed: 2,
    percent: 67,
  })
  expect(scenes.map(({ number, scene: { id }, rendered }) => [number, id, rendered])).toEqual([
    [1, 's1', 1],
    [2, 's2', 1],
  ])
})

test('a film without shots is at nothing', () => {
  expect(numbersOf({ fps: 24, scenes: {}, shots: {}, takes: {} })).toMatchObject({
    percent: 0,
    seconds: 0,
  })
})

test('moments read as on a clock', () => {
  expect(clock(0)).toBe('0:00.0')
  expect(clock(83.46)).toBe('1:23.5')
  expect(clock(59.97)).toBe('1:00.0')
})

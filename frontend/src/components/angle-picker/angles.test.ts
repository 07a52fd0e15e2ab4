import { expect, test } from 'vitest'
import type { Angle } from '@/api/types'
import { angleOf, angleRows, everyAngle, narrowed, stepFrom } from './angles'

function anAngle(size: string, height: string, direction: string, trained = true): Angle {
  return {
    id: `${size}-${height}-${direction}`,
    token: '',
    words: '',
    display_name: '',
    short_name: '',
    sets: trained ? ['96', '144'] : ['144'],
    size,
    height,
    direction,
    trained,
    bearing: 0,
    elevation: height === 'high' ? 36 : 0,
    cuts: [0, 1],
    shot_size: '',
    camera_height: '',
    view_direction: '',
  }
}

const angles = ['wide', 'close_up'].flatMap((size) =>
  ['eye_level', 'high'].flatMap((height) => [
    anAngle(size, height, 'front'),
    anAngle(size, height, 'seven_eighths_left', false),
    anAngle(size, height, 'behind'),
  ]),
)

test('angles are narrowed by their set and each of their parts', () => {
  expect(narrowed(angles, everyAngle)).toHaveLength(8)
  expect(narrowed(angles, { ...everyAngle, set: '144' })).toHaveLength(12)
  const found = narrowed(angles, { ...everyAngle, size: 'wide', direction: 'behind' })
  expect(found.map(({ id }) => id)).toEqual(['wide-eye_level-behind', 'wide-high-behind'])
})

test('rows run from above to below within each size', () => {
  expect(angleRows(angles).map(({ size, height }) => `${size} ${height}`)).toEqual([
    'wide high',
    'wide eye_level',
    'close_up high',
    'close_up eye_level',
  ])
})

test('a camera that says all three is an angle, and one that says less is none', () => {
  const camera = { size: 'wide', height: 'high', direction: 'front', lens: 'mm_50' }
  expect(angleOf(angles, camera)?.id).toBe('wide-high-front')
  expect(angleOf(angles, { size: 'wide', height: 'high' })).toBeUndefined()
})

test('the arrows go round the person, and stop above and below', () => {
  const rows = angleRows(angles)
  expect(stepFrom(rows, { row: 0, column: 0 }, 'ArrowLeft')).toEqual({ row: 0, column: 2 })
  expect(stepFrom(rows, { row: 0, column: 2 }, 'ArrowRight')).toEqual({ row: 0, column: 0 })
  expect(stepFrom(rows, { row: 0, column: 1 }, 'ArrowUp')).toEqual({ row: 0, column: 1 })
  expect(stepFrom(rows, { row: 3, column: 1 }, 'ArrowDown')).toEqual({ row: 3, column: 1 })
  expect(stepFrom(rows, { row: 1, column: 1 }, 'End')).toEqual({ row: 1, column: 2 })
  expect(stepFrom(rows, { row: 1, column: 1 }, 'PageDown')).toEqual({ row: 3, column: 1 })
  expect(stepFrom(rows, { row: 1, column: 1 }, 'x')).toBeNull()
})

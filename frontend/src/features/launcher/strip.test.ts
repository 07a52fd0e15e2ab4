import { expect, test } from 'vitest'
import { layStrip } from './strip'

const pictures = (count: number) => Array.from({ length: count }, (_, place) => `${place}.png`)

test('no picture leaves the place of one', () => {
  expect(layStrip([], 1.85, true)).toEqual({ kind: 'none' })
})

test('the first project shows two full rows', () => {
  const layout = layStrip(pictures(11), 1.85, true)
  expect(layout).toMatchObject({ kind: 'grid', columns: 5 })
  expect(layout.kind === 'grid' && layout.pictures).toHaveLength(10)
})

test('few pictures, a tall frame or a later place make one row', () => {
  expect(layStrip(pictures(5), 1.85, true).kind).toBe('row')
  expect(layStrip(pictures(12), 9 / 16, true).kind).toBe('row')
  expect(layStrip(pictures(12), 1.85, false).kind).toBe('row')
})

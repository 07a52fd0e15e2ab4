import { expect, test } from 'vitest'
import { blockOf, lastEnd, markLabel, placeOf, scaleFor } from './lane-scale'

test('the scale is the finest that shows everything', () => {
  expect(scaleFor(130).step).toBe(30)
  expect(scaleFor(3).step).toBe(5)
  expect(scaleFor(160).marks).toEqual([30, 60, 90, 120, 150])
  expect(scaleFor(9_999_999).step).toBe(86_400)
})

test('now stands at a fifth, and half a minute is one mark on', () => {
  const scale = scaleFor(130)
  expect(placeOf(0, scale)).toBeCloseTo(0.2)
  expect(placeOf(30, scale)).toBeCloseTo(0.35)
})

test('what runs reaches over now, and a late job ends now', () => {
  const scale = scaleFor(130)
  const running = blockOf({ starts_in: -20, ends_in: 20 }, 0, scale)
  expect(running?.left).toBeCloseTo(0.1)
  expect(running?.width).toBeCloseTo(0.2)
  const late = blockOf({ starts_in: -20, ends_in: 20 }, 60, scale)
  expect((late?.left ?? 0) + (late?.width ?? 0)).toBeCloseTo(0.2)
})

test('a job that should have begun begins now and keeps its length', () => {
  const block = blockOf({ starts_in: 10, ends_in: 40 }, 15, scaleFor(130))
  expect(block?.left).toBeCloseTo(0.2)
  expect(block?.width).toBeCloseTo(0.15)
})

test('what lies beyond the end is not drawn', () => {
  expect(blockOf({ starts_in: 500, ends_in: 540 }, 0, scaleFor(130))).toBeNull()
})

test('the longest lane decides, and marks read as times', () => {
  const job = { job_id: 'a', shot: null, status: 'queued' as const, waits_for: null }
  expect(lastEnd([{ jobs: [{ ...job, starts_in: 0, ends_in: 40 }] }, { jobs: [] }])).toBe(40)
  expect([30, 120, 3_600, 5_400].map(markLabel)).toEqual(['0:30', '2:00', '1 h', '1:30 h'])
})

import { expect, test } from 'vitest'
import { frameAt, momentOf, timecode } from './frames'

test('the moment of a frame lies in that frame, at any rate', () => {
  for (const fps of [23.976, 24, 25, 30, 60]) {
    for (const frame of [0, 1, 7, 119, 5_000]) {
      expect(frameAt(momentOf(frame, fps), fps)).toBe(frame)
    }
  }
})

test('a place in a video reads as minutes, seconds and frames', () => {
  expect(timecode(62, 24)).toBe('0:02:14')
  expect(timecode(1_500, 25)).toBe('1:00:00')
})

import { expect, test } from 'vitest'
import { durationWords, framesOf, readDuration, secondsWords } from './duration'

test('seconds become whole frames and are told in both', () => {
  expect(framesOf(3.2, 24)).toBe(77)
  expect(durationWords(77, 24)).toBe('3.2 s, 77 frames')
  expect(durationWords(1, 24)).toBe('0.04 s, 1 frame')
  expect(durationWords(null, 24)).toBe('No length yet')
  expect([secondsWords(16), secondsWords(12.55)]).toEqual(['16 s', '12.6 s'])
})

test.each([
  ['3.2', 77],
  ['3,2 s', 77],
  ['77f', 77],
  ['77 frames', 77],
  ['', null],
  ['long', undefined],
  ['-1', undefined],
])('%s is typed for a length', (text, frames) => {
  expect(readDuration(text, 24)).toBe(frames)
})

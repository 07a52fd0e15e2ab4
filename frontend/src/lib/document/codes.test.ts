import { expect, test } from 'vitest'
import { indexOfLetters, letters, nextCode } from './codes'

test('letters go on after Z with AA', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(letters)).toEqual([
    'A',
    'Z',
    'AA',
    'AZ',
    'BA',
    'ZZ',
    'AAA',
  ])
})

test('letters read back as they were counted', () => {
  for (const index of [0, 25, 26, 700, 702]) expect(indexOfLetters(letters(index))).toBe(index)
})

test('a new shot takes the letter behind the last one of its scene', () => {
  expect(nextCode(2, ['2A', '2C', '1F'])).toBe('2D')
})

test('scene 1 does not take the codes of scene 11 for its own', () => {
  expect(nextCode(1, ['11A', '11B', '1A'])).toBe('1B')
})

test('the first shot of a scene is A', () => {
  expect(nextCode(4, [])).toBe('4A')
})

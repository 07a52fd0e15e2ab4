import { expect, test } from 'vitest'
import { aScene, aShot } from '@/testing/facts'
import { promptWords } from './scene-text'

const rain = aScene({ promptStart: 'Rain', promptEnd: ' grainy film stock.' })

test.each([
  ['Mara waits', 'Rain, Mara waits, grainy film stock.'],
  ['Mara waits.', 'Rain, Mara waits. grainy film stock.'],
  ['', 'Rain, grainy film stock.'],
])('a prompt of %j begins and ends with what its scene says', (description, words) => {
  expect(promptWords(aShot({ description, name: '' }), rain)).toBe(words)
})

test('a shot that leaves the scene out, and one without a scene, say only their own', () => {
  const shot = { description: 'Mara waits', name: '' }
  expect(promptWords(aShot({ ...shot, withoutSceneText: true }), rain)).toBe('Mara waits')
  expect(promptWords(aShot(shot), undefined)).toBe('Mara waits')
  expect(promptWords(aShot(shot), aScene())).toBe('Mara waits')
})

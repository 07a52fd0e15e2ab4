import { expect, test } from 'vitest'
import { aFile } from '@/testing/gallery-server'
import { madeWith } from './made-with'
import { markWords } from './marked-words'

test('words that were looked for are marked, whatever their case and accents', () => {
  const pieces = markWords('Salt crusts the Wäll; assault', ['salt', 'wa*'])
  expect(pieces.filter(({ isMarked }) => isMarked).map(({ text }) => text)).toEqual([
    'Salt',
    'Wäll',
  ])
  expect(pieces.map(({ text }) => text).join('')).toBe('Salt crusts the Wäll; assault')
  expect(markWords('salt', [])).toEqual([{ text: 'salt', isMarked: false }])
})

test('facts that nobody knows are left out', () => {
  const labels = madeWith(aFile({ width: null, seed: 42 }), undefined, {
    workflow: null,
  }).map(([label]) => label)
  expect(labels).toEqual(['File', 'Seed', 'Folder', 'On disk', 'When'])
})

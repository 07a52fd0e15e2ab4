import { expect, test } from 'vitest'
import type { DuplicateGroup } from '@/api/gallery-changes'
import { aFile } from '@/testing/gallery-server'
import { decided, goingOf, keptOf } from './keeping'

const group: DuplicateGroup = {
  files: [aFile({ id: 1 }), aFile({ id: 2 }), aFile({ id: 3 })],
  keep: 2,
  wasted_bytes: 2,
  likeness: null,
}

const going = (decisions: Parameters<typeof goingOf>[1]) =>
  goingOf([group], decisions).map(({ id }) => id)

test('the rule proposes one that stays; a person keeps more, but never none', () => {
  expect(going(new Map())).toEqual([1, 3])
  const both = decided(group, new Map(), 3)
  expect(going(both)).toEqual([1])
  const other = decided(group, both, 2)
  expect([...keptOf(group, other)]).toEqual([3])
  expect(going(decided(group, other, 3))).toEqual([1, 2])
})

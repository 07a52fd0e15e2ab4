import { expect, test } from 'vitest'
import { afterDeed, afterRedo, afterUndo, type Deed, nothingDone } from './past'

const told: string[] = []
const deed = (name: string, weight = 1): Deed => ({
  weight,
  undo: () => told.push(`undo ${name}`),
  redo: () => told.push(`redo ${name}`),
})

test('deeds are taken back in turn, and done again until something else is done', () => {
  told.length = 0
  const two = afterDeed(afterDeed(nothingDone, deed('a')), deed('b'))
  const back = afterUndo(afterUndo(two))
  expect(afterUndo(back)).toEqual(back)
  const again = afterRedo(back)
  expect(told).toEqual(['undo b', 'undo a', 'redo a'])
  expect(afterDeed(again, deed('c')).undone).toEqual([])
})

test('a long past forgets what is oldest, and never what was done last', () => {
  const heavy = 300 * 1024 * 1024
  const past = afterDeed(afterDeed(nothingDone, deed('a', heavy)), deed('b', heavy))
  expect(past.done).toHaveLength(1)
  expect(afterDeed(nothingDone, deed('c', 2 * heavy)).done).toHaveLength(1)
})

import { expect, test } from 'vitest'
import { changeWords, conflictTitle, sideWords, sizeWords, snapshotTitle } from './words'

const none = {
  shots_added: 0,
  shots_removed: 0,
  shots_changed: 0,
  panels_moved: 0,
  scenes_changed: 0,
  marks_changed: 0,
}

test('what changed is said, what did not is not', () => {
  expect(changeWords({ ...none, shots_added: 2, panels_moved: 1 })).toBe(
    '2 shots added, 1 panel moved',
  )
  expect(changeWords(none)).toBe('Nothing is different')
})

test('a snapshot is called by its name, else by why it was kept', () => {
  expect(snapshotTitle({ name: 'First cut', reason: 'named' })).toBe('First cut')
  expect(snapshotTitle({ name: null, reason: 'before_merge' })).toBe('Before a merge')
})

test('a conflict says of which shot and field it is', () => {
  const conflict = { id: '', entry: 'x', base: null, mine: null, theirs: null }
  expect(
    conflictTitle({ ...conflict, map: 'shots', entry_name: '1C Tower', field: 'camera.lens' }),
  ).toBe('Shot 1C Tower, camera lens')
  expect(conflictTitle({ ...conflict, map: 'project', entry_name: '', field: 'fps' })).toBe(
    'Project, fps',
  )
  expect(conflictTitle({ ...conflict, map: 'shots', entry_name: '1C', field: null })).toBe(
    'Shot 1C',
  )
})

test.each([
  [null, 'Deleted'],
  ['', 'Empty'],
  ['Wind', 'Wind'],
  [4, '4'],
  [false, 'false'],
  [{ code: '1C', name: 'Tower' }, '1C Tower'],
  [{ panel: 'x' }, 'Kept'],
  [[1], '[1]'],
])('a side of %j reads %s', (value, words) => expect(sideWords(value)).toBe(words))

test('a branch says how large its board is', () => {
  expect(sizeWords({ scenes: 1, shots: 14 })).toBe('1 scene, 14 shots')
  expect(sizeWords({ scenes: null, shots: null })).toBe('Its board cannot be read')
})

import { expect, test } from 'vitest'
import type { GalleryTag } from '@/api/gallery'
import type { Operation, RenameLine } from '@/api/gallery-changes'
import { anInput, aShot, aTemplate } from '@/testing/facts'
import { aFile } from '@/testing/gallery-server'
import { folderRows } from './folders/folder-rows'
import { countTaken } from './folders/use-folder-drop'
import { sayingOf, verdictIn, verdictTag } from './picks'
import { renameWords } from './rename/rename-sheet'
import { conflictsFirst, inRenameOrder, outcomeOf } from './rename/renaming'
import { withToken } from './rename/tokens'
import { tagRows } from './tags/tag-chooser'
import { freshColor, tagColors } from './tags/tag-colors'
import { slotsFor } from './together/references'
import { pooled } from './together/use-together'
import { refusalWords } from './uploads/use-upload'
import { wayBack } from './use-attempt'
import { commonTags } from './use-selected-tags'

const tag = (id: number, name: string): GalleryTag => ({ id, name, color: '#808080' })
const tags = [tag(1, 'pick'), tag(2, 'Reject'), tag(3, 'Night')]

test('a verdict takes the place of the opposite one, and is taken away alone', () => {
  const pick = verdictTag(tags, 'pick')
  expect(pick?.id).toBe(1)
  if (!pick) return
  expect(sayingOf(pick, tags, { verdict: 'pick', isOn: true })).toEqual({
    add_tags: [1],
    remove_tags: [2],
  })
  expect(sayingOf(pick, tags, { verdict: 'pick', isOn: false })).toEqual({ remove_tags: [1] })
})

test('the tags of a file tell whether it is picked or rejected', () => {
  expect(verdictIn([3, 1], tags)).toBe('pick')
  expect(verdictIn([2], tags)).toBe('reject')
  expect(verdictIn([3], tags)).toBeUndefined()
  expect(verdictIn([1], [])).toBeUndefined()
})

test('only tags that every selected file is known to have are on', () => {
  const files = new Map([
    [1, { tags: [1, 3] }],
    [2, { tags: [3] }],
  ])
  const read = (id: number) => files.get(id)
  expect(commonTags({ kind: 'some', ids: new Set([1, 2]) }, read)).toBe('3')
  expect(commonTags({ kind: 'some', ids: new Set([1, 9]) }, read)).toBe('')
  const query = { q: '', folder: null, deep: true }
  expect(commonTags({ kind: 'all', query, without: new Set() }, read)).toBe('')
})

test('typing finds tags, and offers to make one that nobody has', () => {
  expect(tagRows(tags, 'ni').map(({ name, tag }) => [name, tag === null])).toEqual([
    ['Night', false],
    ['ni', true],
  ])
  expect(tagRows(tags, ' NIGHT ').map(({ id }) => id)).toEqual(['3'])
})

test('a new tag gets a colour that no other has yet', () => {
  const all = tagColors.map(({ color }) => color)
  expect(freshColor(all.slice(0, 3).map((color) => color.toUpperCase()))).toBe(all[3])
})

test('a folder is found by a part of its path, or made by its whole one', () => {
  const folders = ['refs', 'refs/sea']
  expect(folderRows(folders, 'sea')).toEqual([
    { path: 'refs/sea', words: 'refs/sea', isNew: false },
    { path: 'sea', words: 'Make the folder “sea”', isNew: true },
  ])
  expect(folderRows(folders, ' Refs / sea/').map(({ isNew }) => isNew)).toEqual([false])
  expect(folderRows(folders, '')[0]?.path).toBe('')
})

test('files whose names are taken in a folder are counted, whatever their case', () => {
  expect(countTaken(['a/One.png', 'b/two.png'], ['one.PNG', 'three.png'])).toBe(1)
})

test('what was undone is done again, and what was done again is undone', () => {
  const done = { id: 'c', label: '', at: '', moves: [], of: 'a' } satisfies Omit<Operation, 'kind'>
  expect(wayBack({ ...done, kind: 'undo' })).toEqual({
    label: 'Redo',
    direction: 'redo',
    operation: 'a',
  })
  expect(wayBack({ ...done, kind: 'redo' }).operation).toBe('a')
  expect(wayBack({ ...done, kind: 'move', of: null }).operation).toBe('c')
})

test('files are counted as they are shown, by name as people read it, or the oldest first', () => {
  const files = [
    aFile({ id: 1, path: 'a/shot 10.png', modified_at: '2026-11-21T10:00:00Z' }),
    aFile({ id: 2, path: 'a/shot 9.png', modified_at: '2026-11-21T11:00:00Z' }),
    aFile({ id: 3, path: 'a/Shot 1.png', modified_at: '2026-11-20T10:00:00Z' }),
  ]
  const ids = (order: 'shown' | 'name' | 'date') => inRenameOrder(files, order).map(({ id }) => id)
  expect([ids('shown'), ids('name'), ids('date')]).toEqual([
    [1, 2, 3],
    [3, 2, 1],
    [3, 1, 2],
  ])
})

test('names that cannot be stand first and hold up all of them', () => {
  const line = (path: string, name: string, conflict: string | null = null): RenameLine => ({
    path,
    name,
    conflict,
  })
  const lines = [line('a/1.png', '1.png'), line('a/2.png', '3.png', 'Taken.')]
  expect(conflictsFirst(lines).map(({ path }) => path)).toEqual(['a/2.png', 'a/1.png'])
  expect(outcomeOf(lines)).toEqual({ changes: 1, conflicts: 1 })
  const said = { isReading: false, count: 2 }
  expect(renameWords({ ...said, ...outcomeOf(lines) })).toBe(
    '1 name cannot be; none is given until all can',
  )
  expect(renameWords({ ...said, changes: 0, conflicts: 0 })).toBe('No name would change')
})

test('a token takes the place of what is marked', () => {
  expect(withToken('shot ___', '{seed}', { start: 5, end: 8 })).toEqual({
    pattern: 'shot {seed}',
    caret: 11,
  })
})

test('a file fits the inputs of its kind, filled or free', () => {
  const picture = anInput({ name: 'start', label: 'Start', type: 'image' })
  const end = anInput({ name: 'end', label: 'End', type: 'image' })
  const sound = anInput({ name: 'voice', type: 'audio' })
  const template = aTemplate({ id: 'i2v', inputs: [picture, end, sound] })
  const shot = aShot({ templateId: 'i2v', values: { start: 'a.png' } })
  const slots = slotsFor('b.png', shot, [template])
  expect(slots.map(({ name, path }) => [name, path])).toEqual([
    ['start', 'a.png'],
    ['end', null],
  ])
  expect(slotsFor('b.wav', shot, [template]).map(({ name }) => name)).toEqual(['voice'])
})

test('the pool is told what is known of a file, with the names of its tags', () => {
  const file = aFile({ path: 'a.png', note: 'the pier', tags: [3], seed: 7, prompt: '' })
  expect(pooled(file, tags)).toEqual({
    path: 'a.png',
    description: 'the pier',
    tags: ['Night'],
    seed: 7,
    width: 1536,
    height: 832,
  })
})

test('of many files that are refused one sentence is said', () => {
  expect(refusalWords(['a.txt is no picture.'])).toBe('a.txt is no picture.')
  expect(refusalWords(['a.txt is no picture.', 'b.txt is no picture.'])).toBe(
    '2 files could not be added. The first: a.txt is no picture.',
  )
})

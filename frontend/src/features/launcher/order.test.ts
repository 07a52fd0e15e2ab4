import { expect, test } from 'vitest'
import { arrange } from './order'
import { aProject } from './testing'

const salt = aProject({ name: 'The Salt Line', opened_at: '2026-11-20T10:00:00Z' })
const lamp = aProject({ name: 'Lamp Keeper', opened_at: '2026-11-21T10:00:00Z' })
const exercise = aProject({
  name: 'Übung 10',
  opened_at: '2026-11-20T12:00:00Z',
  created_at: '2026-11-20T12:00:00Z',
})
const all = [salt, lamp, exercise]
const names = (projects: { name: string }[]) => projects.map(({ name }) => name)

test('what was opened last comes first', () => {
  expect(names(arrange(all, '', 'opened'))).toEqual(['Lamp Keeper', 'Übung 10', 'The Salt Line'])
})

test('names sort as people count', () => {
  const numbered = [aProject({ name: 'Reel 10' }), aProject({ name: 'reel 9' })]
  expect(names(arrange(numbered, '', 'name'))).toEqual(['reel 9', 'Reel 10'])
})

test('the newest made comes first', () => {
  expect(names(arrange(all, '', 'created'))[0]).toBe('Übung 10')
})

test('the filter wants every word, in any order and case', () => {
  expect(names(arrange(all, 'line SALT', 'name'))).toEqual(['The Salt Line'])
  expect(arrange(all, 'salt keeper', 'name')).toEqual([])
})

test('sorting leaves the given list as it was', () => {
  const given = [salt, lamp]
  arrange(given, '', 'name')
  expect(given).toEqual([salt, lamp])
})

import { expect, test } from 'vitest'
import { wishOf } from '@/lib/print-wish'
import { printSearch } from './print-search'

test('an empty address is the standard print', () => {
  expect(printSearch({})).toEqual({})
  expect(wishOf({})).toEqual({
    paper: 'A4',
    orientation: 'landscape',
    per_row: 3,
    show: ['picture', 'number', 'name', 'camera', 'description'],
    header: '{project}',
    footer: '{date}',
    scene_on_new_page: false,
  })
})

test('what an address says well is believed, the rest is left out', () => {
  const given = { paper: 'A3', orientation: 'upright', per_row: 9, show: ['notes', 'x'], shot: 'a' }
  expect(printSearch(given)).toEqual({ paper: 'A3', show: ['notes'], shot: ['a'] })
})

test('nothing may be shown, and a header may be empty', () => {
  const search = printSearch({ show: [], header: '' })
  expect(wishOf(search)).toMatchObject({ show: [], header: '' })
})

test('a selection and a scene reach the service by its own names', () => {
  const search = printSearch({ scene: 's1', shot: ['a', 'b'], breaks: true })
  expect(wishOf(search)).toMatchObject({
    scene: 's1',
    shots: ['a', 'b'],
    scene_on_new_page: true,
  })
})

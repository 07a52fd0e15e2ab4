import { expect, test } from 'vitest'
import { gallerySearch } from './gallery-search'

test('the address keeps what the gallery shows, and nothing that it does not know', () => {
  const given = { q: 'salt', folder: 'a/b', flat: true, sort: 'name', view: 'list', size: 96 }
  expect(gallerySearch({ ...given, second: 'date', compare: [1, 2], other: 1 })).toEqual({
    ...given,
    second: 'date',
    compare: [1, 2],
  })
  expect(gallerySearch({ sort: 'x', view: 7, size: 'big', up: 'yes', compare: [1] })).toEqual({})
  // A search for a figure comes out of the address as one.
  expect(gallerySearch({ q: 42 })).toEqual({ q: '42' })
})

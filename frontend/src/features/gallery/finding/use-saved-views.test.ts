import { expect, test } from 'vitest'
import type { GalleryPlace } from '../use-gallery-address'
import { changeTo, isShown, viewOf } from './use-saved-views'

const place: GalleryPlace = {
  query: { q: 'salt', folder: 'takes', deep: false },
  order: { sort: 'story', second: 'rating', descending: false },
  view: 'masonry',
  group: 'scene',
  folded: [],
  size: 160,
  file: null,
  compare: [],
  like: null,
  at: null,
}

test('a view leads back to all that was shown, from wherever a person is', () => {
  expect(changeTo(viewOf('Story', place))).toEqual({
    ...place.query,
    ...place.order,
    view: 'masonry',
    group: 'scene',
    size: 160,
    at: null,
  })
})

test('days are groups of themselves: whoever leaves the timeline leaves them', () => {
  const days: GalleryPlace = { ...place, view: 'days', group: 'day' }
  expect(viewOf('Days', days).view).toEqual({ mode: 'days', group: null, size: 160 })
  expect(isShown(viewOf('Days', days), days)).toBe(true)
})

test('a view of before, which says nothing of groups, is shown without them', () => {
  const change = changeTo({ name: 'Old', query: { q: 'salt' }, view: { mode: 'list' } })
  expect(change).toMatchObject({ q: 'salt', view: 'list', group: null, second: null })
})

test('of two views of one search that one is shown whose groups are', () => {
  const byScene = viewOf('By scene', place)
  expect(isShown(byScene, { ...place, size: 240 })).toBe(true)
  expect(isShown(byScene, { ...place, group: 'folder' })).toBe(false)
  expect(isShown(byScene, { ...place, at: 'trash' })).toBe(false)
})

import { expect, test } from 'vitest'
import { poolSearch } from './pool-search'

test('an address of the pool says what is looked for, and nothing else', () => {
  const given = {
    q: 'lamp',
    type: 'video',
    tags: ['night'],
    view: 'list',
    item: '01',
    at: 'deleted',
    x: 1,
  }
  expect(poolSearch(given)).toEqual({
    q: 'lamp',
    type: 'video',
    tags: ['night'],
    view: 'list',
    item: '01',
    at: 'deleted',
  })
  expect(poolSearch({ q: 7, type: 'text', tags: 5, view: 'grid', item: '', at: 'x' })).toEqual({
    q: '7',
  })
})

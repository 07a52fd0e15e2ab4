import { expect, test } from 'vitest'
import { cinematographySearch } from './cinematography-search'

test('the address keeps the shots and the model, and nothing that is neither', () => {
  expect(cinematographySearch({ shot: ['a', 7, 'b'], model: 'flux', x: 1 })).toEqual({
    shot: ['a', 'b'],
    model: 'flux',
  })
  expect(cinematographySearch({ shot: 'a', model: '' })).toEqual({ shot: ['a'] })
})

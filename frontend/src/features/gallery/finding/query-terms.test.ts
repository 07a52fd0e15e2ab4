import { expect, test } from 'vitest'
import {
  joinQuery,
  splitQuery,
  unfinished,
  valuesOf,
  withoutChip,
  withValues,
  wordsSought,
} from './query-terms'

const chipsOf = (text: string) => splitQuery(text).chips

test('fields become chips, words stay words', () => {
  const { chips, words } = splitQuery('rating>=3 salt "red coat" -tag:hero OR wall -blurry')
  expect(words).toBe('salt "red coat" -tag:hero OR wall -blurry')
  expect(chips).toEqual([{ field: 'rating', comparison: '>=', values: ['3'], isNegative: false }])
})

test('alternatives of one field are one chip', () => {
  expect(chipsOf('type:image OR type:video salt')).toEqual([
    { field: 'type', comparison: ':', values: ['image', 'video'], isNegative: false },
  ])
  expect(splitQuery('model:flux OR salt').chips).toEqual([])
})

test('what is put together again is the same search', () => {
  const text = 'type:image OR type:video -shot:"sea wall" name:/v00[1-3] x/ size>2MB salt OR wall'
  expect(joinQuery(splitQuery(text))).toBe(text)
})

test('while somebody types, the last term stays in the box until it is done', () => {
  expect(splitQuery('rating>=4', { isTyping: true })).toEqual({ chips: [], words: 'rating>=4' })
  expect(splitQuery('rating>=4 ', { isTyping: true }).chips).toHaveLength(1)
  expect(splitQuery('salt ', { isTyping: true }).words).toBe('salt ')
  expect(splitQuery('model:', { isTyping: true }).words).toBe('model:')
})

test('a facet puts its values in and takes them out, and leaves the rest', () => {
  const text = withValues('type:image salt', 'rating', ['4', '5'])
  expect(text).toBe('type:image rating:4 OR rating:5 salt')
  expect(valuesOf(text, 'rating')).toEqual(['4', '5'])
  expect(withValues(text, 'type', [])).toBe('rating:4 OR rating:5 salt')
  expect(withValues('-tag:a', 'tag', ['sea wall'])).toBe('-tag:a tag:"sea wall"')
})

test('a chip is taken off by itself', () => {
  const [first] = chipsOf('rating>=3 type:image')
  if (!first) throw new Error('no chip')
  expect(withoutChip('rating>=3 type:image salt', first)).toBe('type:image salt')
})

test('a prompt is marked with what was looked for in it', () => {
  expect(wordsSought('Salt -blurry "red coat" prompt:wall model:flux har*')).toEqual([
    'salt',
    'red',
    'coat',
    'har*',
    'wall',
  ])
})

test('a word that is still typed looks for whatever begins so', () => {
  expect(['sal', 'red sal', 's', 'salt ', 'rating>=4', '"red sal', 'OR'].map(unfinished)).toEqual([
    'sal*',
    'red sal*',
    's',
    'salt ',
    'rating>=4',
    '"red sal',
    'OR',
  ])
})

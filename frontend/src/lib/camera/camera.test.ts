import { expect, test } from 'vitest'
import { aCatalogue, aField, anOption } from '@/testing/catalogue'
import { fieldGroups, groupSummary } from './groups'
import { readRecent } from './recent'
import { changed, changesBetween, sharedValue, valueWords } from './values'

const size = aField('size', 'Size', [anOption('medium', 'MS', 'Medium shot')])
const lens = { ...aField('lens', 'Lens', []), least: 1, most: 2000, unit: 'mm' }
const year = { ...aField('year', 'Year', []), kind: 'year' as const }
const anamorphic = { ...aField('anamorphic', 'Anamorphic', []), kind: 'flag' as const }

test('a value reads as a person says it, also where no table lists it', () => {
  expect(valueWords(size, 'medium', 'label')).toBe('Medium shot')
  expect(valueWords(size, 'medium', 'short')).toBe('MS')
  expect(valueWords(lens, '47.5', 'short')).toBe('47.5 mm')
  expect(valueWords(lens, 'mm_47_5', 'short')).toBe('47.5 mm')
  expect(valueWords(size, 'years_1939_1945', 'label')).toBe('1939-1945')
  expect(valueWords(year, '1975', 'label')).toBe('1975')
  expect(valueWords(anamorphic, 'false', 'label')).toBe('No')
  expect(valueWords(size, 'forgotten', 'label')).toBe('forgotten')
})

test('shots that agree show their value, others show that they differ', () => {
  expect(sharedValue([{ size: 'medium' }, { size: 'medium' }], 'size')).toEqual({
    value: 'medium',
    isMixed: false,
  })
  expect(sharedValue([{ size: 'medium' }, {}], 'size')).toEqual({ value: null, isMixed: true })
  expect(sharedValue([{}, {}], 'size')).toEqual({ value: null, isMixed: false })
})

test('what changes between two cameras is written, and nothing else', () => {
  expect(changesBetween({ size: 'wide', lens: 'mm_50' }, { size: 'medium', mood: 'calm' })).toEqual(
    { size: 'medium', lens: null, mood: 'calm' },
  )
  expect(changesBetween({ size: 'wide' }, { size: 'wide' })).toEqual({})
})

test('a list without options is not offered; a folded group says what is chosen', () => {
  const empty = aField('film_preset', 'Film', [])
  const [group] = fieldGroups(aCatalogue([size, empty, year, anamorphic]))
  expect(group?.fields.map(({ id }) => id)).toEqual(['size', 'year', 'anamorphic'])
  const camera = { size: 'medium', year: '1975', anamorphic: 'true' }
  expect(group && groupSummary(group, camera)).toBe('MS, 1975, Anamorphic')
  expect(group && groupSummary(group, { anamorphic: 'false' })).toBe('')
})

test('only what can be believed is read of the values last chosen', () => {
  expect(readRecent('{"size":["medium"],"lens":[1],"mood":"x"}')).toEqual({ size: ['medium'] })
  expect(readRecent('{')).toEqual({})
  expect(readRecent(null)).toEqual({})
})

test('a camera with changes made to it is what the document will say', () => {
  const before = { size: 'wide', lens: 'mm_50' }
  expect(changed(before, { lens: null, mood: 'eerie' })).toEqual({ size: 'wide', mood: 'eerie' })
})

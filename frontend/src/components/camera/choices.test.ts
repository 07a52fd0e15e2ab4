import { expect, test } from 'vitest'
import { aCatalogue, aField, anOption } from '@/testing/catalogue'
import { choiceSections, isAbout, type Verdict } from './choices'

const { facts } = aCatalogue([])
const field = aField('size', 'Size', [
  anOption('wide', 'WS', 'Wide shot'),
  anOption('close_up', 'CU', 'Close-up'),
])
const asked = {
  field,
  facts,
  value: null,
  recent: [],
  query: '',
  verdicts: new Map<string, Verdict>(),
}
const labels = (given: Partial<Parameters<typeof choiceSections>[0]>) =>
  choiceSections({ ...asked, ...given }).map(({ heading, choices }) => [
    heading,
    ...choices.map(({ label }) => label),
  ])

test('typing finds a name by any of its words, with or without hyphens and spaces', () => {
  expect(isAbout('ARRI ALEXA Mini LF', 'mini arri')).toBe(true)
  expect(isAbout('Super 35', 'super35')).toBe(true)
  expect(isAbout('Ciné-Kodak', 'cinekodak')).toBe(true)
  expect(isAbout('ARRI ALEXA', 'red')).toBe(false)
})

test('a list shows what was typed, by its short form as well', () => {
  expect(labels({ query: 'cu' })).toEqual([['', 'Close-up']])
  expect(labels({ query: 'zzz' })).toEqual([])
})

test('what begins with the typed letters stands first', () => {
  const sizes = { ...field, options: [anOption('mcu', 'MCU', 'Medium close-up'), ...field.options] }
  expect(labels({ field: sizes, query: 'clo' })).toEqual([['', 'Close-up', 'Medium close-up']])
})

test('of a long list, what was chosen lately stands first', () => {
  const long = {
    ...field,
    options: Array.from({ length: 13 }, (_, n) => anOption(`o${n}`, `${n}`)),
  }
  expect(labels({ field: long, recent: ['o7'] }).slice(0, 2)).toEqual([
    ['Recent', '7'],
    ['All', ...Array.from({ length: 13 }, (_, n) => `${n}`)],
  ])
  expect(labels({ recent: ['close_up'] })).toEqual([['', 'Wide shot', 'Close-up']])
})

test('what is chosen can be taken away', () => {
  expect(labels({ value: 'wide' })).toEqual([
    ['', 'Not set'],
    ['', 'Wide shot', 'Close-up'],
  ])
})

test('a length that no table lists can be typed, within the bounds of its field', () => {
  const lens = { ...aField('lens', 'Lens', []), least: 1, most: 2000, unit: 'mm' }
  expect(labels({ field: lens, query: '47,5' })).toEqual([['', '47.5 mm']])
  expect(labels({ field: lens, query: '9000' })).toEqual([])
  expect(
    labels({ field: { ...lens, options: [anOption('mm_50', '50 mm')] }, query: '50' }),
  ).toEqual([['', '50 mm']])
})

test('a value that clashes says why in place of what it is', () => {
  const why = 'It was built in 2016.'
  const verdicts = new Map<string, Verdict>([
    ['wide', { verdict: 'breaks', reasons: [{ rule_id: 'R', message: why }] }],
  ])
  const [section] = choiceSections({ ...asked, verdicts })
  expect(section?.choices.map(({ line, verdict }) => [line, verdict])).toEqual([
    [why, 'breaks'],
    ['CU', 'ok'],
  ])
})

import { expect, test } from 'vitest'
import { aCatalogue, aField, anOption } from '@/testing/catalogue'
import { angleOfView, diagonal, fieldOfView, opticsOf } from './optics'
import { presetChanges, toWrite } from './preset-changes'
import { promptParts } from './prompt-parts'

const aFormat = {
  id: 'format',
  label: 'Format',
  short: null,
  words: 'format',
  detail: null,
  aliases: [],
  source: '',
  certainty: 'high' as const,
  note: null,
  medium: 'film' as const,
  gauge: null,
  perforations: null,
  size: null,
  squeeze: 1,
  process: null,
  years: [1953, null] as [number, null],
}

test('a prompt is cut at its phrases, each with its field', () => {
  const spans = [
    { field: 'lens', start: 9, end: 13 },
    { field: 'size', start: 0, end: 7 },
    { field: 'late', start: 11, end: 14 },
  ]
  expect(promptParts('Close u, 50mm.', spans)).toEqual([
    { text: 'Close u', field: 'size', start: 0 },
    { text: ', ', field: null, start: 7 },
    { text: '50mm', field: 'lens', start: 9 },
    { text: '.', field: 'late', start: 13 },
  ])
  expect(promptParts('', [])).toEqual([])
})

test('a 50 mm lens sees 39.6 degrees across full frame, a 2x squeeze twice the width', () => {
  expect(angleOfView(36, 50)).toBeCloseTo(39.6, 1)
  expect(angleOfView(2 * 21.95, 50)).toBeCloseTo(47.4, 1)
  expect(diagonal({ width: 36, height: 24 })).toBeCloseTo(43.27, 2)
})

test('a lens that was typed is seen through, and what is not known stays open', () => {
  const catalogue = aCatalogue([])
  const nothing = { sensor: null, circle: null, isStated: false, squeeze: 1 }
  expect(opticsOf({ lens: '47.5' }, catalogue)).toEqual({ focalLength: 47.5, ...nothing })
  expect(opticsOf({ lens: 'mm_47_5', squeeze: '1.5' }, catalogue)).toEqual({
    focalLength: 47.5,
    ...nothing,
    squeeze: 1.5,
  })
  expect(opticsOf({}, catalogue).focalLength).toBeNull()
})

test('a format that squeezes is seen through like lenses that do', () => {
  const scope = { id: 'scope', size: { width: 21.95, height: 18.6 }, squeeze: 2 }
  const catalogue = aCatalogue([], { formats: [{ ...aFormat, ...scope }] })
  const seen = fieldOfView(opticsOf({ lens: '50', capture_format: 'scope' }, catalogue))
  expect(seen?.across).toBeCloseTo(47.4, 1)
  expect(seen?.down).toBeCloseTo(21.1, 1)
  expect(fieldOfView(opticsOf({ capture_format: 'scope' }, catalogue))).toBeNull()
})

const fields = [
  aField('size', 'Size', [
    anOption('wide', 'WS', 'Wide shot'),
    anOption('close_up', 'CU', 'Close'),
  ]),
  { ...aField('year', 'Year', []), kind: 'year' as const },
]

test('a preset says what it changes; what is open can be filled alone', () => {
  const changes = presetChanges(
    { size: 'close_up' },
    { size: 'wide', year: 1941, other: 1 },
    fields,
  )
  expect(changes.map(({ label, before, after }) => [label, before, after])).toEqual([
    ['Size', 'Close', 'Wide shot'],
    ['Year', '', '1941'],
  ])
  expect(toWrite(changes, false)).toEqual({ size: 'wide', year: '1941' })
  expect(toWrite(changes, true)).toEqual({ year: '1941' })
  expect(presetChanges({ size: 'wide' }, { size: 'wide' }, fields)).toEqual([])
})

import { expect, test } from 'vitest'
import { inOrder } from '@/lib/document/order'
import { aField, anOption } from '@/testing/catalogue'
import { aScene, aShot, byId } from '@/testing/facts'
import { filmFrames, frameStarts } from '../filmstrip/film-frames'
import { fieldLayout, segments, selectOptions, wideFirst } from '../inspector/camera-fields'

test('frames of the film stand in a row, scenes a little apart', () => {
  const scenes = inOrder(
    byId([aScene({ id: 's1', order: 1 }), aScene({ id: 's2', order: 2 })]),
    byId([aShot({ id: 'a' }), aShot({ id: 'b', order: 2 }), aShot({ id: 'c', sceneId: 's2' })]),
  )
  expect(frameStarts(filmFrames(scenes), 100)).toEqual([0, 102, 214, 314])
})

const lens = aField('lens', 'Lens', [anOption('a', '24 mm'), anOption('b', '50 mm')])
const size = aField('size', 'Size', [anOption('c', 'MS')])

test('a handful of lenses is a row of figures, more is a list', () => {
  expect(fieldLayout(lens)).toBe('segmented')
  expect(segments(lens).map(({ content }) => content)).toEqual(['24', '50'])
  const many = {
    ...lens,
    options: Array.from({ length: 9 }, (_, id) => anOption(`${id}`, '24 mm')),
  }
  expect(fieldLayout(many)).toBe('select')
  expect(wideFirst([size, lens])).toEqual([lens, size])
})

test('a choice can be taken away again', () => {
  expect(selectOptions(size)[0]).toMatchObject({ id: '', label: 'Not set' })
})

import { expect, test } from 'vitest'
import type { ServiceState } from '@/api/types'
import { contains } from '@/components/room/contains'
import { readSizes, withinLimits } from '@/components/room/dock-sizes'
import { serviceSentence } from '@/components/room/notice-words'
import { inOrder } from '@/lib/document/order'
import { aField, anOption } from '@/testing/catalogue'
import { aScene, aShot, byId } from '@/testing/facts'
import { filmFrames, frameStarts } from '../filmstrip/film-frames'
import { fieldLayout, segments, selectOptions, wideFirst } from '../inspector/camera-fields'

test('docks keep within their limits, and nonsense in the store is nothing', () => {
  expect(withinLimits('outline', 10)).toBe(200)
  expect(withinLimits('inspector', 999)).toBe(480)
  expect(readSizes('{"outline": 300, "inspector": "wide"}')).toEqual({ outline: 300 })
  expect(readSizes('{')).toEqual({})
  expect(readSizes(null)).toEqual({})
})

test('a service that is down is named with what happens next', () => {
  const service: ServiceState = {
    name: 'prompt_engine',
    label: 'Prompt engine',
    state: 'restarting',
    restarts: 1,
    retry_in_seconds: 3.4,
    message: null,
  }
  expect(serviceSentence(service)).toBe('Prompt engine restarts, next try in 4 s')
  expect(serviceSentence({ ...service, state: 'stopped', message: 'Port 9800 is taken' })).toBe(
    'Prompt engine has stopped: Port 9800 is taken',
  )
})

test('the palette finds words in any order, case and accent', () => {
  expect(contains('2B Mara at the Valve', 'valve mara')).toBe(true)
  expect(contains('Übung', 'ubung')).toBe(true)
  expect(contains('2B Mara', 'oskar')).toBe(false)
})

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

import { expect, test } from 'vitest'
import { aCatalogue, aField, anOption } from '@/testing/catalogue'
import table from '../../../../tests/storyboard/staleness/cases.json'
import { readProject, readScene, readShot, readTake } from './read'
import { staleness } from './stale'

const film = (changes: object) =>
  readProject(new Map(Object.entries({ ...table.project, ...changes })))

test.each(table.cases)('$says', ({ shot = {}, intent = {}, project = {}, scene, stale }) => {
  const take = { seed: table.take_seed, intent: intent && { ...table.intent, ...intent } }
  const found = staleness(
    readShot('shot', { ...table.shot, ...shot }),
    readTake('take', take),
    film(project),
    { scene: scene && readScene('scene', scene) },
  )
  expect(found).toEqual(stale)
})

test('where the catalogue is there, its words are used', () => {
  const { fields } = aCatalogue([
    aField('size', 'Shot size', [anOption('medium', 'MS'), anOption('close_up', 'CU')]),
  ])
  const shot = readShot('shot', { ...table.shot, camera: { lens: 'mm_50', size: 'close_up' } })
  const take = readTake('take', { seed: 11, intent: table.intent })
  expect(staleness(shot, take, film({}), { scene: undefined, catalogue: fields })?.words).toBe(
    'Shot size MS to CU',
  )
})

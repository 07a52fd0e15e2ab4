import { expect, test } from 'vitest'
import { createApi } from '@/api/client'
import { aShot, aTake, aTemplate } from '@/testing/facts'
import { testConfig } from '@/testing/render-route'
import { comparedWith } from './board-viewer'
import { viewedTake } from './viewed-take'

const where = {
  api: createApi(testConfig),
  project: '/films/The Salt Line',
  facts: { fps: 25 },
  templates: [aTemplate()],
}

const viewed = (id: string, isChosen: boolean) => {
  const take = aTake({ id, templateId: 'still', prompt: 'Rain' })
  const shot = aShot({ name: 'Dawn', rating: 3 })
  return { take, shot, picture: viewedTake(take, shot, { ...where, isChosen }) }
}

test('a take says what it is, and nothing of what nobody knows', () => {
  const { picture } = viewed('a', true)
  expect(picture.title).toBe('1A Dawn v001')
  expect(picture).toMatchObject({ kind: 'image', fps: 25, rating: 3, chosen: true })
  const facts = Object.fromEntries(picture.facts)
  expect(facts).toMatchObject({ Prompt: 'Rain', Workflow: 'Still', Took: '0:48' })
  expect(facts).not.toHaveProperty('Without')
  expect(picture.src(400)).toContain('width=480')
})

test('a take is compared with the chosen one, and the chosen one with its neighbour', () => {
  const all = [viewed('a', false), viewed('b', true), viewed('c', false)]
  const [first, chosen] = all
  if (!first || !chosen) throw new Error('There are three takes.')
  expect(comparedWith(all, first.picture)).toEqual(['b', 'a'])
  expect(comparedWith(all, chosen.picture)).toEqual(['a', 'b'])
  expect(comparedWith([first], first.picture)).toEqual([])
})

import { expect, test } from 'vitest'
import { optionSections } from './choice-input'

const options = Array.from({ length: 300 }, (_, at) => `sampler_${at}`)

const labels = (value: string, query: string) =>
  optionSections(options, value, query).flatMap(({ choices }) => choices.map(({ label }) => label))

test('one of hundreds is found by a part of its name, however it is separated', () => {
  expect(labels('sampler_0', 'sampler 299')).toEqual(['sampler_299'])
  expect(labels('sampler_0', 'nothing')).toEqual([])
})

test('a value that is no choice any more stays to be seen', () => {
  expect(labels('gone', '')).toHaveLength(301)
  const [section] = optionSections(options, 'gone', '')
  expect(section?.choices[0]).toMatchObject({ label: 'gone', verdict: 'warns' })
})

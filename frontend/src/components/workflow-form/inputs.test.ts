import { expect, test } from 'vitest'
import { anInput } from '@/testing/facts'
import { formGroups } from './inputs'

const kinds = (inputs: Parameters<typeof formGroups>[0]) =>
  formGroups(inputs).map(({ title, parts }) => [title, parts.map(({ kind }) => kind)])

const side = (name: string, role: 'width' | 'height') => anInput({ name, role, type: 'integer' })

test('width and height are one size, wherever the height stands in its group', () => {
  const inputs = [side('w', 'width'), anInput({ name: 'steps' }), side('h', 'height')]
  expect(kinds(inputs)).toEqual([['', ['size', 'field']]])
})

test('two sizes are two pairs; a width without a height is a number', () => {
  const two = [side('w1', 'width'), side('h1', 'height'), side('w2', 'width'), side('h2', 'height')]
  expect(kinds(two)).toEqual([['', ['size', 'size']]])
  expect(kinds([side('w', 'width')])).toEqual([['', ['field']]])
})

test('files that follow one another stand in one row', () => {
  const files = ['image', 'image', 'mask', 'audio'] as const
  const inputs = files.map((type, at) => anInput({ name: `f${at}`, type, group: 'Pictures' }))
  const parted = [...inputs.slice(0, 2), anInput({ group: 'Pictures' }), ...inputs.slice(2)]
  expect(kinds(parted)).toEqual([['Pictures', ['files', 'field', 'files']]])
})

test('more LoRAs stand with those of the graph, in a group of their own, or nowhere', () => {
  const model = anInput({ name: 'base', type: 'model', role: 'checkpoint', group: 'Models' })
  const lora = anInput({ name: 'look', type: 'lora', role: 'lora', group: 'Look' })
  expect(kinds([model, lora])).toEqual([
    ['Models', ['field']],
    ['Look', ['field', 'loras']],
  ])
  expect(kinds([model])).toEqual([
    ['Models', ['field']],
    ['LoRAs', ['loras']],
  ])
  expect(kinds([lora])).toEqual([['Look', ['field']]])
})

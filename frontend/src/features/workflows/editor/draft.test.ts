import { expect, test } from 'vitest'
import { anInput } from '@/testing/facts'
import { aBox, aWidget } from '@/testing/graphs'
import { edited, isChanged, redone, saved, startDraft, undone } from './draft'
import { freeName } from './exposing'

const first = anInput({ name: 'cfg', node: '5', field: 'cfg' })
const second = anInput({ name: 'steps', node: '5', field: 'steps', type: 'integer' })
const start = startDraft([first, second])
const names = ({ inputs }: typeof start) => inputs.map(({ name }) => name)

const sampler = aBox({ id: '5', title: 'Sampler' })

test('a widget is exposed once, under a name of its own, with the limits of its node', () => {
  const widget = aWidget({ name: 'cfg', type: 'float', value: 7, min: 0, max: 100 })
  const other = aBox({ id: '9', title: 'Second pass' })
  const once = edited(start, { kind: 'add', box: other, widget, suggested: undefined })
  expect(once.inputs.at(-1)).toMatchObject({
    name: 'cfg_2',
    label: 'Cfg',
    group: 'Second pass',
    default: 7,
    max: 100,
  })
  expect(edited(once, { kind: 'add', box: other, widget, suggested: undefined })).toBe(once)
  expect(edited(start, { kind: 'add', box: sampler, widget, suggested: undefined })).toBe(start)
})

test('what a form cannot hold is not exposed', () => {
  const widget = aWidget({ name: 'curve', type: null })
  expect(edited(start, { kind: 'add', box: sampler, widget, suggested: undefined })).toBe(start)
})

test('what was understood of the graph says more than the widget: the shot fills it by its role', () => {
  const suggested = anInput({ name: 'steps', label: 'Steps', role: 'steps', field: 'n' })
  const widget = aWidget({ name: 'n', type: 'integer', value: 20 })
  const { inputs } = edited(start, { kind: 'add', box: sampler, widget, suggested })
  expect(inputs.at(-1)).toMatchObject({ name: 'steps_2', label: 'Steps', role: 'steps' })
})

test('an input keeps only what its type can have', () => {
  const change = { type: 'text' as const }
  const [input] = edited(startDraft([{ ...first, min: 1, max: 9, step: 1 }]), {
    kind: 'change',
    name: 'cfg',
    change,
  }).inputs
  expect(input).toMatchObject({ type: 'text', min: null, max: null, step: null })
})

test('an input moves to a place and back', () => {
  const moved = edited(start, { kind: 'move', name: 'steps', to: 0 })
  expect(names(moved)).toEqual(['steps', 'cfg'])
  expect(names(undone(moved))).toEqual(['cfg', 'steps'])
  expect(names(redone(undone(moved)))).toEqual(['steps', 'cfg'])
})

test('typing into one field is one step of undo, typing into another a second', () => {
  const label = (draft: typeof start, text: string) =>
    edited(draft, { kind: 'change', name: 'cfg', change: { label: text } })
  const typed = label(label(start, 'S'), 'St')
  const both = edited(typed, { kind: 'change', name: 'cfg', change: { group: 'Sampling' } })
  expect(undone(both).inputs[0]?.label).toBe('St')
  expect(undone(undone(both))).toMatchObject({ inputs: start.inputs, past: [] })
})

test('a draft is changed until it is saved, and again when it is taken back', () => {
  const changed = edited(start, { kind: 'remove', name: 'cfg' })
  expect(isChanged(changed)).toBe(true)
  expect(isChanged(saved(changed))).toBe(false)
  expect(isChanged(undone(saved(changed)))).toBe(true)
})

test('a name is plain and free', () => {
  expect(freeName('Näme Größe!', [])).toBe('name_gro_e')
  expect(freeName('4x scale', [])).toBe('x_scale')
  expect(freeName('???', ['input'])).toBe('input_2')
  expect(freeName('Next scene', [])).toBe('next_scene_2')
})

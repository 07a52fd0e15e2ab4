import { afterEach, expect, test } from 'vitest'
import { anInput } from '@/testing/facts'
import {
  chooseBox,
  chooseInput,
  closeEditor,
  editInputs,
  hasUnsaved,
  noteSaved,
  noteSuggested,
  openEditor,
  useEditor,
} from './editor-store'

afterEach(closeEditor)

const wall = [anInput({ name: 'cfg' }), anInput({ name: 'steps' })]
const names = () => useEditor.getState().draft.inputs.map(({ name }) => name)

test('what is not saved of one workflow is still there after another was looked at', () => {
  openEditor('wall', wall)
  editInputs({ kind: 'remove', name: 'cfg' })
  openEditor('harbour', [anInput({ name: 'seed' })])
  expect(names()).toEqual(['seed'])
  expect(hasUnsaved(useEditor.getState())).toBe(true)
  openEditor('wall', wall)
  expect(names()).toEqual(['steps'])
})

test('a graph node brings its first input to hand', () => {
  openEditor('wall', [anInput({ name: 'cfg', node: '5' }), anInput({ name: 'text', node: '2' })])
  chooseBox('2')
  expect(useEditor.getState()).toMatchObject({ box: '2', input: 'text' })
})

test('what was saved is read anew when its workflow is opened again', () => {
  openEditor('wall', wall)
  editInputs({ kind: 'remove', name: 'cfg' })
  noteSaved()
  expect(hasUnsaved(useEditor.getState())).toBe(false)
  openEditor('wall', [anInput({ name: 'shift' })])
  expect(names()).toEqual(['shift'])
})

test('what is being set stays chosen while the library is read anew', () => {
  openEditor('wall', wall)
  chooseInput('steps')
  noteSuggested([anInput({ name: 'denoise' })])
  openEditor(
    'wall',
    wall.map((input) => ({ ...input })),
  )
  expect(useEditor.getState()).toMatchObject({ input: 'steps', suggested: [{ name: 'denoise' }] })
})

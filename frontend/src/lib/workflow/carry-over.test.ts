import { expect, test } from 'vitest'
import { carriedOver } from './carry-over'

const input = (name: string, type: string, role: string | null = null) => ({ name, type, role })

const flux = [
  input('positive', 'text', 'prompt'),
  input('steps', 'integer', 'steps'),
  input('first', 'image', 'start_frame'),
  input('style', 'image', 'reference'),
]
const wan = [
  input('text', 'text', 'prompt'),
  input('steps', 'integer', 'steps'),
  input('start_image', 'image', 'start_frame'),
  input('end_image', 'image', 'end_frame'),
]

test('prompts and files go to the inputs of their role, technical values begin anew', () => {
  const values = { positive: 'Rain', steps: 40, first: 'inputs/a.png' }
  expect(carriedOver(flux, wan, values)).toEqual({ text: 'Rain', start_image: 'inputs/a.png' })
})

test('where no role says it, the name does', () => {
  const from = [input('sketch', 'image'), input('depth', 'image')]
  const to = [input('depth', 'image', 'control_image'), input('plate', 'image')]
  const values = { sketch: 'inputs/a.png', depth: 'inputs/b.png' }
  expect(carriedOver(from, to, values)).toMatchObject({ depth: 'inputs/b.png' })
})

test('a file without a place is back with the workflow that has one', () => {
  const values = { style: 'inputs/s.png', positive: 'Rain' }
  const away = carriedOver(flux, wan, values)
  expect(away).toEqual({ text: 'Rain', style: 'inputs/s.png' })
  expect(carriedOver(wan, flux, away)).toEqual({ positive: 'Rain', style: 'inputs/s.png' })
})

test('a file never becomes the value of another kind of input', () => {
  const from = [input('clip', 'video', 'reference')]
  const to = [input('clip', 'text'), input('look', 'image', 'reference')]
  expect(carriedOver(from, to, { clip: 'inputs/a.mp4' })).toEqual({})
})

test('each of several pictures of one role keeps its order', () => {
  const from = [input('one', 'image', 'reference'), input('two', 'image', 'reference')]
  const to = [input('a', 'image', 'reference'), input('b', 'image', 'reference')]
  const values = { one: 'inputs/1.png', two: 'inputs/2.png' }
  expect(carriedOver(from, to, values)).toEqual({ a: 'inputs/1.png', b: 'inputs/2.png' })
})

test('the angle stays with the shot, LoRAs stay with their models', () => {
  const values = { camera_angle: 'front', next_scene: true, loras: [{ name: 'x' }] }
  expect(carriedOver(flux, wan, values)).toEqual({ camera_angle: 'front', next_scene: true })
})

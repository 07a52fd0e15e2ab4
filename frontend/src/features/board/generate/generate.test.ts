import { expect, test } from 'vitest'
import { ApiProblem } from '@/api/problem'
import { templateOf } from '@/lib/workflow/template-of'
import type { FormValues } from '@/lib/workflow/values'
import { anInput, aProject, aShot, aTemplate } from '@/testing/facts'
import { maskedInputs } from './masked-inputs'
import { problemsOf } from './refusals'
import { parameterValues, rememberedValues, renderSize, seedFor, workflowRequest } from './values'

const project = aProject({ id: 'p', name: 'Film' })

const width = anInput({ name: 'width', type: 'integer', role: 'width', default: 1024 })
const height = anInput({ name: 'height', type: 'integer', role: 'height', default: 1024 })

test('a template that names a size gets as many pixels, in the shape of the frame', () => {
  const size = renderSize(aTemplate({ inputs: [width, height] }), aShot(), project)
  expect(size).toEqual({ width: 1392, height: 752 })
})

test('a workflow without a size has none to tell', () => {
  expect(renderSize(aTemplate(), aShot(), project)).toBeUndefined()
})

test('a size set by hand is kept', () => {
  const shot = aShot({ values: { width: 512 } })
  expect(renderSize(aTemplate({ inputs: [width, height] }), shot, project)?.width).toBe(512)
})

test('a template is sent what was chosen, the seed of the shot and the size of the film', () => {
  const inputs = [
    anInput({ name: 'positive', role: 'prompt', type: 'text', default: '' }),
    anInput({ name: 'noise', role: 'seed', type: 'seed', default: 0 }),
    anInput({ name: 'cfg', default: 7 }),
    anInput({ name: 'sampler', type: 'choice', default: 'euler' }),
    width,
    height,
  ]
  const given = { template: aTemplate({ inputs }), project, seed: 99 }
  expect(parameterValues({ ...given, shot: aShot({ values: { cfg: 4 } }) })).toEqual({
    noise: 99,
    cfg: 4,
    width: 1392,
    height: 752,
  })
})

test('a file is sent as its path, and left out while it is bypassed', () => {
  const inputs = ['start', 'end'].map((name) => anInput({ name, type: 'image', default: null }))
  const values = { start: 'inputs/a.png', end: { path: 'inputs/b.png', enabled: false } }
  const given = { template: aTemplate({ inputs }), shot: aShot({ values }), project, seed: 1 }
  expect(parameterValues(given)).toEqual({ start: 'inputs/a.png' })
})

test('a mask that nobody gave is the one painted on its picture', () => {
  const inputs = [
    anInput({ name: 'picture', type: 'image', node: '7', field: 'image', default: null }),
    anInput({ name: 'mask', type: 'mask', node: '9', field: 'image', default: null }),
  ]
  const painted = { path: 'inputs/a.png', mask: 'inputs/m.png' }
  const sent = (values: FormValues) =>
    parameterValues({ template: aTemplate({ inputs }), shot: aShot({ values }), project, seed: 1 })
  expect(sent({ picture: painted })).toEqual({ picture: 'inputs/a.png', mask: 'inputs/m.png' })
  expect(sent({ picture: painted, mask: 'inputs/own.png' })).toMatchObject({
    mask: 'inputs/own.png',
  })
  expect(sent({ picture: 'inputs/a.png' })).toEqual({ picture: 'inputs/a.png' })
})

const written = { prompt: 'Wide shot. Rain.', negative_prompt: 'blurred' }

test('a person’s own words come before what was written from the shot', () => {
  const inputs = [
    anInput({ name: 'text', role: 'prompt', type: 'text' }),
    anInput({ name: 'not', role: 'negative_prompt', type: 'text' }),
  ]
  const shot = aShot({ values: { text: 'Only rain.' } })
  const request = workflowRequest(
    { template: aTemplate({ inputs }), shot, project, seed: 1 },
    written,
  )
  expect(request.prompt_values).toEqual({ positive: 'Only rain.', negative: 'blurred' })
  expect(request.parameter_values).toEqual({})
})

test('LoRAs, angle and next scene go along where the workflow takes them', () => {
  const lora = { name: 'noir', strength: 0.8, strength_clip: null, enabled: true, wire: null }
  const values = { loras: [lora, { name: '' }], camera_angle: 'front', next_scene: true }
  const given = { shot: aShot({ values }), project, seed: 1 }
  const angles = aTemplate({ angles: 'tokens', next_scene: true })
  expect(workflowRequest({ ...given, template: angles }, written)).toMatchObject({
    loras: [lora],
    camera_angle: 'front',
    enable_next_scene: true,
  })
  expect(workflowRequest({ ...given, template: aTemplate() }, written)).toMatchObject({
    camera_angle: null,
    enable_next_scene: false,
  })
})

test('a take remembers what was used and what was chosen beside it', () => {
  const request = { template_name: 'still', camera_angle: 'front', enable_next_scene: false }
  expect(rememberedValues(request, { steps: 8 }, {})).toEqual({ steps: 8, camera_angle: 'front' })
})

test('a take remembers what was done to its pictures, and not only where they are', () => {
  const edited = { path: 'inputs/b.png', source: 'inputs/a.png', mask: 'inputs/m.png' }
  const request = { template_name: 'still', enable_next_scene: false }
  const values = { first: edited, second: 'inputs/c.png' }
  expect(rememberedValues(request, { first: 'inputs/b.png' }, values)).toEqual({ first: edited })
})

test('the mask of a picture goes along with it, and a mask of the workflow’s own stands', () => {
  const picture = anInput({ name: 'first', type: 'image', node: '4', field: 'image' })
  const template = aTemplate({ inputs: [picture] })
  const values = { first: { path: 'inputs/b.png', mask: 'inputs/m.png' } }
  const image = 'inputs/b.png'
  expect(maskedInputs(template, values, { '4.image': image })).toEqual({
    '4.image': { image, mask: 'inputs/m.png' },
  })
  const own = { '4.image': { image, mask: 'inputs/own.png' } }
  expect(maskedInputs(template, values, own)).toEqual(own)
})

test('a fixed seed stays, a random one is drawn anew, a counted one is the next', () => {
  expect(seedFor(aShot({ seedPolicy: 'fixed' }), () => 0.5)).toBe(7)
  expect(seedFor(aShot(), () => 0.5)).toBe(2_147_483_647)
  expect(seedFor(aShot({ seedPolicy: 'increment' }))).toBe(8)
})

test('a shot whose template is gone renders with the first for pictures', () => {
  const video = aTemplate({ id: 'wan', kind: 'video' })
  const still = aTemplate()
  expect(templateOf(aShot({ templateId: 'gone' }), [video, still])).toBe(still)
  expect(templateOf(aShot({ templateId: 'wan' }), [video, still])).toBe(video)
  expect(templateOf(aShot(), [])).toBeUndefined()
})

test('a refusal tells its fields, and a missing model the input that names it', () => {
  const model = anInput({ name: 'base', type: 'model', node: '4', field: 'ckpt_name' })
  const template = aTemplate({ inputs: [model] })
  const fault = { field: 'steps', message: 'Steps (steps) must be at most 100.' }
  expect(problemsOf(new ApiProblem(422, 'Wrong.', [fault]), template)).toEqual({
    steps: fault.message,
  })
  const missing = { graph_node: '4', input: 'ckpt_name', value: 'a.safetensors', nearest: 'b' }
  expect(problemsOf(new ApiProblem(409, 'No.', [], { missing: [missing] }), template)).toEqual({
    base: 'No node has a.safetensors; the nearest is b.',
  })
  expect(problemsOf(new Error('away'), template)).toEqual({})
})

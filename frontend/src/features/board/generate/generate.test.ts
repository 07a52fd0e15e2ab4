import { expect, test } from 'vitest'
import { anInput, aShot, aTemplate } from '@/testing/facts'
import { frameSize } from './frame-size'
import { isByHand, parameterValues, renderSize, seedFor, templateOf } from './values'

const project = { id: 'p', name: 'Film', frameWidth: 1.85, frameHeight: 1, fps: 24 }

test.each([
  [2.39, 1],
  [1.85, 1],
  [16, 9],
  [4, 3],
  [1, 1],
  [9, 16],
])('a frame of %d : %d renders in its shape, in steps of 8', (width, height) => {
  const size = frameSize(width, height)
  expect(size.width % 8).toBe(0)
  expect(size.height % 8).toBe(0)
  expect(size.width / size.height).toBeCloseTo(width / height, 1)
  expect(size.width * size.height).toBeGreaterThan(330_000)
  expect(size.width * size.height).toBeLessThan(600_000)
})

const width = anInput({ name: 'width', role: 'width', default: 1024 })
const height = anInput({ name: 'height', role: 'height', default: 1024 })

test('a template that names a size gets as many pixels, in the shape of the frame', () => {
  const size = renderSize(aTemplate({ inputs: [width, height] }), aShot(), project)
  expect(size).toEqual({ width: 1392, height: 752 })
})

test('a size set by hand is kept', () => {
  const shot = aShot({ values: { width: 512 } })
  expect(renderSize(aTemplate({ inputs: [width, height] }), shot, project).width).toBe(512)
})

test('a template is sent its own values, the shot over the default', () => {
  const inputs = [
    anInput({ name: 'positive', role: 'prompt', type: 'text', default: '' }),
    anInput({ name: 'noise', role: 'seed', type: 'seed', default: 0 }),
    anInput({ name: 'cfg', default: 7 }),
    anInput({ name: 'sampler', type: 'choice', default: 'euler' }),
    anInput({ name: 'reference', type: 'image', default: null }),
  ]
  const template = aTemplate({ inputs })
  const shot = aShot({ values: { cfg: 4 } })
  expect(parameterValues({ template, shot, project, seed: 99 })).toEqual({
    noise: 99,
    cfg: 4,
    sampler: 'euler',
  })
})

test('prompt, seed and size are not asked for by hand', () => {
  const roles = ['prompt', 'negative_prompt', 'seed', 'width', 'height', 'steps', null] as const
  expect(roles.filter((role) => isByHand(anInput({ role })))).toEqual(['steps', null])
})

test('a locked seed stays, an open one is drawn anew', () => {
  expect(seedFor(aShot({ seedLocked: true }), () => 0.5)).toBe(7)
  expect(seedFor(aShot(), () => 0.5)).toBe(2_147_483_647)
})

test('a shot whose template is gone renders with the first for pictures', () => {
  const video = aTemplate({ id: 'wan', kind: 'video' })
  const still = aTemplate()
  expect(templateOf(aShot({ templateId: 'gone' }), [video, still])).toBe(still)
  expect(templateOf(aShot({ templateId: 'wan' }), [video, still])).toBe(video)
  expect(templateOf(aShot(), [])).toBeUndefined()
})

import { expect, test } from 'vitest'
import { findModel, modelSections, noModels } from './models'
import { nearest } from './nearest'
import { shelfOf } from './use-models'

const shelf = shelfOf(
  [
    { name: 'flux\\dev.safetensors', folder: 'checkpoints', backend_ids: ['a', 'b'] },
    { name: 'sdxl_base_1.0.safetensors', folder: 'checkpoints', backend_ids: ['a'] },
    { name: 'other.safetensors', folder: 'vae', backend_ids: ['a'] },
  ],
  2,
)

test('a file is found whatever separates its folder', () => {
  expect(findModel('flux/dev.safetensors', 'checkpoints', shelf)).toEqual({
    kind: 'somewhere',
    words: null,
  })
  expect(findModel('sdxl_base_1.0.safetensors', 'checkpoints', shelf)).toEqual({
    kind: 'somewhere',
    words: 'On 1 of 2 nodes',
  })
})

test('a file of another folder is missing; without nodes nothing is said', () => {
  expect(findModel('other.safetensors', 'checkpoints', shelf).kind).toBe('missing')
  expect(findModel('other.safetensors', 'checkpoints', noModels).kind).toBe('unknown')
  expect(findModel('', 'checkpoints', shelf).kind).toBe('none')
})

test('the nearest name is the one most alike, or none', () => {
  const names = ['flux1-dev.safetensors', 'sdxl_base_1.0.safetensors', 'sdxl_base_0.9.safetensors']
  expect(nearest('SDXL/sdxl_base_1.0_fp16.safetensors', names)).toBe('sdxl_base_1.0.safetensors')
  expect(nearest('wan2.2_i2v_high_noise.safetensors', names)).toBeNull()
})

test('what is in use stays choosable though no node has it, and a query finds within folders', () => {
  const asked = { folder: 'checkpoints', shelf, value: 'gone.ckpt', standard: null }
  const all = modelSections({ ...asked, query: '' })
  expect(all.map(({ heading }) => heading)).toEqual(['On no node', 'checkpoints', 'flux'])
  const found = modelSections({ ...asked, query: 'flux' })
  expect(found.flatMap(({ choices }) => choices).map(({ label }) => label)).toEqual([
    'dev.safetensors',
  ])
})

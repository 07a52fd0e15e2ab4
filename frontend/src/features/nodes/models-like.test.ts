import { expect, test } from 'vitest'
import { folderCounts, missingOn, modelsLike } from './models-like'

const nodes = [
  { id: 'n', name: 'north-1' },
  { id: 'l', name: 'loft' },
  { id: 'c', name: 'cellar' },
]
const flux = { name: 'flux/flux1-dev-fp8.safetensors', folder: 'diffusion_models' }
const models = [
  { ...flux, backend_ids: ['n', 'l', 'c'] },
  { name: 'flux-salt.safetensors', folder: 'loras', backend_ids: ['l'] },
  { name: 'sdxl.safetensors', folder: 'checkpoints', backend_ids: ['n', 'l'] },
]
const names = (wanted: Parameters<typeof modelsLike>[1]) =>
  modelsLike(models, wanted, nodes).map(({ name }) => name)

test('a word is found in names of every folder and on every node', () => {
  expect(names({ q: 'flux' })).toEqual(['flux/flux1-dev-fp8.safetensors', 'flux-salt.safetensors'])
  expect(names({ q: 'flux lora' })).toEqual(['flux-salt.safetensors'])
})

test('what is missing somewhere is found, and where', () => {
  expect(names({ missing: true })).toEqual(['flux-salt.safetensors', 'sdxl.safetensors'])
  expect(models.map((model) => missingOn(model, nodes).map(({ name }) => name))).toEqual([
    [],
    ['north-1', 'cellar'],
    ['cellar'],
  ])
})

test('folders are counted, the fullest first', () => {
  const more = [...models, { name: 'b', folder: 'loras', backend_ids: ['n'] }]
  expect(folderCounts(more)[0]).toEqual({ folder: 'loras', count: 2 })
})

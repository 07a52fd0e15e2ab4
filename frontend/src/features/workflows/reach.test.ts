import { expect, test } from 'vitest'
import type { NodeReach } from '@/api/workflows'
import { listed, reachOf, wholeReach } from './reach'

const node = (name: string, facts: Partial<NodeReach> = {}): NodeReach => ({
  backend_id: name,
  name,
  online: true,
  runs: true,
  missing_classes: [],
  missing_models: [],
  missing_values: [],
  ...facts,
})

test('a workflow says on how many nodes it runs, and what the first other one lacks', () => {
  const alderaan = node('Alderaan', { runs: false, missing_classes: ['IPAdapter'] })
  expect(reachOf([node('a'), node('b'), alderaan])).toEqual({
    status: 'somewhere',
    sentence: '2 of 3 nodes; Alderaan lacks IPAdapter',
  })
})

test('a model is named by its file, however deep it lies', () => {
  const missing = {
    graph_node: '1',
    class_type: 'Loader',
    input: 'ckpt_name',
    value: 'flux\\dev.safetensors',
  }
  const model = { ...missing, folder: 'checkpoints', nearest: null }
  expect(reachOf([node('loft', { runs: false, missing_models: [model] })]).sentence).toBe(
    '0 of 1 node; loft lacks dev.safetensors',
  )
})

test('a node that is away runs nothing now', () => {
  expect(reachOf([node('loft', { online: false })])).toEqual({
    status: 'nowhere',
    sentence: '0 of 1 node; loft is away',
  })
})

test('where it runs is not known until the farm has answered', () => {
  expect(reachOf(undefined).status).toBe('unknown')
  expect(reachOf([]).sentence).toBe('There is no node')
  expect(reachOf([node('north')])).toEqual({ status: 'everywhere', sentence: 'Runs on north' })
})

test('a list of names stays short', () => {
  expect(listed(['a'])).toBe('a')
  expect(listed(['a', 'b'])).toBe('a and b')
  expect(listed(['a', 'b', 'c'])).toBe('a and 2 more')
})

test('whoever asks gets every node with all that it lacks', () => {
  const loft = node('loft', { runs: false, missing_classes: ['A', 'B', 'C'] })
  expect(wholeReach([node('north'), loft, node('cellar', { online: false })])).toBe(
    'north runs it\nloft lacks A, B, C\ncellar is away',
  )
})

import { expect, test } from 'vitest'
import type { NodeReach } from '@/api/workflows'
import { aTemplate } from '@/testing/facts'
import { nowhere, workflowSections } from './workflow-choices'

const reach = (facts: Partial<NodeReach>): NodeReach => ({
  backend_id: 'n1',
  name: 'north-1',
  online: true,
  runs: true,
  missing_classes: [],
  missing_models: [],
  missing_values: [],
  ...facts,
})

test('workflows stand under what they do, and say where they cannot run', () => {
  const still = aTemplate({ id: 'still', title: 'Still', category: 'text_to_image' })
  const film = aTemplate({ id: 'film', title: 'Film', category: 'video', description: 'Moves.' })
  const where = { still: [reach({ runs: false, missing_classes: ['IPAdapter'] })] }
  const sections = workflowSections({ templates: [still, film], where, query: '' })
  expect(sections.map(({ heading }) => heading)).toEqual(['Text to image', 'Video'])
  expect(sections.flatMap(({ choices }) => choices)).toMatchObject([
    { value: 'still', line: 'No node runs it: north-1 lacks IPAdapter', verdict: 'warns' },
    { value: 'film', line: 'Moves.', verdict: 'ok' },
  ])
  const found = workflowSections({ templates: [still, film], where, query: 'video' })
  expect(found.map(({ id }) => id)).toEqual(['video'])
})

test('one node is enough, and without any online nothing is said', () => {
  expect(nowhere([reach({ runs: false }), reach({})])).toBeNull()
  expect(nowhere([reach({ runs: false, online: false })])).toBeNull()
  expect(nowhere(undefined)).toBeNull()
})

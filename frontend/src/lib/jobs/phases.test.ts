import { expect, test } from 'vitest'
import { aJob } from '@/testing/facts'
import { phaseOf, samplersOf } from './phases'

const twoPasses = {
  '9': { class_type: 'SaveImage', inputs: { images: ['8', 0] } },
  '7': { class_type: 'KSampler', inputs: { model: ['1', 0], latent_image: ['6', 0] } },
  '6': { class_type: 'LatentUpscale', inputs: { samples: ['5', 0] } },
  '5': { class_type: 'SamplerCustomAdvanced', inputs: { model: ['1', 0], sampler: ['2', 0] } },
  '2': { class_type: 'KSamplerSelect', inputs: { sampler_name: 'euler' } },
  '8': { class_type: 'VAEDecode', inputs: { samples: ['7', 0] } },
  '1': { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'a' } },
}

test('the samplers of a graph are told in the order in which they run', () => {
  expect(samplersOf(twoPasses)).toEqual(['5', '7'])
})

const stage = { graph_node: '7', class_type: 'KSampler', value: 3, max: 20 }

test('a job with several samplers says which of them works', () => {
  const metadata = { phases: ['5', '7'] }
  expect(phaseOf(aJob({ metadata, stage }))).toEqual({ at: 2, of: 2 })
  expect(phaseOf(aJob({ metadata, stage: { ...stage, graph_node: '8' } }))).toBeNull()
  expect(phaseOf(aJob({ metadata: { phases: ['7'] }, stage }))).toBeNull()
  expect(phaseOf(aJob({ stage }))).toBeNull()
})

import { expect, test } from 'vitest'
import { aNode } from '@/testing/nodes'
import { deviceText, quarantineText, queueText } from './node-facts'

test('a node tells device, memory and version', () => {
  expect(deviceText(aNode())).toBe('RTX 6000, 48 GB, 17 GB free, ComfyUI 0.3.75')
})

test('a node tells load and heat where it measures them, and that it has more than one device', () => {
  const device = {
    name: 'RTX 6000',
    type: 'cuda',
    vram_total: null,
    vram_free: null,
    gpu_load: 97,
    gpu_temperature: 71.4,
  }
  const node = aNode({ gpu_load: 97, gpu_temperature: 71.4, devices: [device, device] })
  expect(deviceText(node)).toBe(
    'RTX 6000, 48 GB, 17 GB free, 97 %, 71 °C, and 1 more, ComfyUI 0.3.75',
  )
})

test('a node without a GPU has no memory to tell', () => {
  expect(deviceText(aNode({ gpu_name: 'cpu', vram_total: 0, version: null }))).toBe('cpu')
})

test('the queue is said in words, with what others sent', () => {
  const node = aNode({ queue_running: 1, queue_pending: 2, queue_ours: 3 })
  expect(queueText(node)).toBe('1 rendering, 2 waiting')
  expect(queueText({ ...node, queue_ours: 2 })).toBe('1 rendering, 2 waiting, 1 of them not ours')
  expect(queueText(aNode())).toBe('Nothing to do')
})

test('quarantine tells its reason and when the node is tried again', () => {
  const quarantine = {
    reason: '3 jobs failed on it.',
    since: '2026-11-21T10:00:00Z',
    probe_at: '2026-11-21T10:05:00Z',
    on_trial: false,
  }
  expect(quarantineText(aNode({ quarantine }))).toMatch(
    /3 jobs failed on it\. It is tried again at/,
  )
  expect(quarantineText(aNode({ quarantine: { ...quarantine, on_trial: true } }))).toMatch(
    /One job may prove it now\.$/,
  )
  expect(quarantineText(aNode())).toBeNull()
})

import { expect, test } from 'vitest'
import { aNode } from '@/testing/nodes'
import { deviceText, nodeCondition, queueText } from './node-facts'

test('a node with work is busy, one without is idle', () => {
  expect(nodeCondition(aNode({ queue_running: 1 }))).toBe('busy')
  expect(nodeCondition(aNode())).toBe('idle')
})

test('a disabled node is disabled, whether or not it answers', () => {
  expect(nodeCondition(aNode({ enabled: false, online: false }))).toBe('disabled')
})

test('a node tells device, memory and version', () => {
  expect(deviceText(aNode())).toBe('RTX 6000, 48 GB, 17 GB free, ComfyUI 0.3.75')
})

test('a node without a GPU has no memory to tell', () => {
  expect(deviceText(aNode({ gpu_name: 'cpu', vram_total: 0, version: null }))).toBe('cpu')
})

test('the queue is said in words', () => {
  expect(queueText(aNode({ queue_running: 1, queue_pending: 2 }))).toBe('1 rendering, 2 waiting')
  expect(queueText(aNode())).toBe('Nothing to do')
})

import { expect, test } from 'vitest'
import { aNode } from '@/testing/nodes'
import { pauseAfter } from './backends'

const away = { online: false, status: 'offline' } as const

test('a node that was just added is read again each second until it answers', () => {
  expect(pauseAfter([aNode(), aNode({ ...away, error: null })])).toBe(1_000)
  expect(pauseAfter([aNode(), aNode()])).toBe(10_000)
})

test('a node that is known to be away, or is disabled, is not asked for each second', () => {
  expect(pauseAfter([aNode({ ...away, error: 'Nothing answers there.' })])).toBe(10_000)
  expect(pauseAfter([aNode({ online: false, enabled: false, status: 'disabled' })])).toBe(10_000)
})

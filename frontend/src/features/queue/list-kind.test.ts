import { expect, test } from 'vitest'
import { listKind } from './list-kind'

test('a queue whose jobs are there but not drawn yet is not called empty', () => {
  const loaded = { status: 'loaded' } as const
  expect(listKind({ all: [], isBehind: true }, loaded)).toBe('skeleton')
  expect(listKind({ all: [], isBehind: false }, loaded)).toBe('empty')
  expect(listKind({ all: [], isBehind: false }, { status: 'loading' })).toBe('skeleton')
})

import { expect, test, vi } from 'vitest'
import { batches } from './batches'

test('the first comes at once, and what follows within the pause comes together', () => {
  vi.useFakeTimers()
  const seen: number[][] = []
  const inbox = batches<number>(16, (items) => seen.push([...items]))
  inbox.put(1)
  expect(seen).toEqual([[1]])
  inbox.put(2)
  inbox.put(3)
  expect(seen).toHaveLength(1)
  vi.advanceTimersByTime(16)
  expect(seen).toEqual([[1], [2, 3]])
  inbox.put(4)
  inbox.stop()
  vi.runAllTimers()
  expect(seen).toHaveLength(2)
  vi.useRealTimers()
})

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { batches } from './batches'

beforeEach(() => void vi.useFakeTimers({ now: 0 }))
afterEach(() => void vi.useRealTimers())

test('the first comes at once, and what follows within the pause comes together', () => {
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
})

test('what keeps coming is handed over ever more rarely, until it is calm again', () => {
  const at: number[] = []
  const inbox = batches<number>(10, () => at.push(vi.getMockedSystemTime()?.getTime() ?? -1), {
    longest: 40,
  })
  for (let time = 0; time < 150; time += 5) {
    inbox.put(time)
    vi.advanceTimersByTime(5)
  }
  expect(at).toEqual([0, 10, 30, 70, 110, 150])
  vi.advanceTimersByTime(100)
  inbox.put(1)
  vi.advanceTimersByTime(10)
  inbox.put(2)
  expect(at.slice(-2)).toEqual([250, 260])
  inbox.stop()
})

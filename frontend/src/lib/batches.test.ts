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

test('what keeps coming is handed over ever more rarely, until it is calm again', () => {
  vi.useFakeTimers()
  const at: number[] = []
  const began = Date.now()
  const inbox = batches<number>(10, () => at.push(Date.now() - began), { longest: 40 })
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
  vi.useRealTimers()
})

import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, expect, test } from 'vitest'
import { readAnew } from './read-anew'

/** Something that changes, and readings of it that end when the test says so. */
function aSource() {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: 5_000 } } })
  const readings: { end: () => void }[] = []
  const source = { says: 'before' }
  const observer = new QueryObserver<string>(queries, {
    queryKey: ['source', 'words'],
    queryFn: () => {
      const { says } = source
      return new Promise<string>((resolve) => readings.push({ end: () => resolve(says) }))
    },
  })
  return { queries, readings, source, observer }
}

const stops: (() => void)[] = []

afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

const shown = (observer: QueryObserver<string>) => {
  const results: (string | undefined)[] = []
  stops.push(observer.subscribe(({ data }) => void results.push(data)))
  return results
}

test('a first reading that is under way when something changes is not taken for what is now', async () => {
  const { queries, readings, source, observer } = aSource()
  const results = shown(observer)
  await expect.poll(() => readings.length).toBe(1)
  source.says = 'now'
  void readAnew(queries, ['source'])
  await expect.poll(() => readings.length).toBe(2)
  for (const { end } of readings) end()
  await expect.poll(() => results.at(-1)).toBe('now')
  expect(results).not.toContain('before')
})

test('what was read stays on the page until it is read again', async () => {
  const { queries, readings, source, observer } = aSource()
  const results = shown(observer)
  await expect.poll(() => readings.length).toBe(1)
  readings[0]?.end()
  await expect.poll(() => results.at(-1)).toBe('before')
  source.says = 'now'
  void readAnew(queries, ['source'])
  await expect.poll(() => readings.length).toBe(2)
  expect(results.at(-1)).toBe('before')
  readings[1]?.end()
  await expect.poll(() => results.at(-1)).toBe('now')
})

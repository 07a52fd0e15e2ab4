import { expect, test } from 'vitest'
import { aJob, byJobId } from '@/testing/facts'
import { aNode } from '@/testing/nodes'
import { batchesEnded, createJobWatch, endedBetween, nodesBetween, tally } from './happenings'
import { MOST, noteHappening, readStored, useNotifications } from './notification-store'

const running = aJob({ job_id: 'a', status: 'running', metadata: { shot: '1A' } })
const waiting = aJob({ job_id: 'b', status: 'queued', metadata: { shot: '1B' } })
const done = { ...running, status: 'done' as const }
const failed = { ...waiting, status: 'failed' as const, error_message: 'Needs 21 GB.' }

test('only what was seen at work has ended', () => {
  expect(endedBetween(byJobId([running]), byJobId([done, failed]))).toEqual([done])
  expect(endedBetween({}, byJobId([done]))).toEqual([])
})

test('the end of the queue tells everything since it was idle, failures tell themselves', () => {
  const watch = createJobWatch('The Salt Line')
  const start = byJobId([running, waiting])
  const middle = byJobId([done, waiting])
  expect(watch(start, middle)).toEqual([])
  expect(watch(middle, byJobId([done, failed]))).toEqual([
    { kind: 'failed', text: '1B failed: Needs 21 GB.' },
    { kind: 'finished', text: 'The Salt Line: 1 take rendered, 1 failed', jobs: 2 },
  ])
})

test('a batch that ends is told while others still wait', () => {
  const watch = createJobWatch('The Salt Line')
  const first = { ...done, batch_id: 'x', job_id: 'one' }
  const second = { ...running, batch_id: 'x', job_id: 'two' }
  const third = { ...second, status: 'done' as const }
  const [happening] = watch(byJobId([first, second, waiting]), byJobId([first, third, waiting]))
  expect(happening?.text).toBe('The Salt Line, a batch: 2 takes rendered')
  expect(batchesEnded([third], byJobId([third]))).toEqual([])
})

test('what was only cancelled is not worth a word', () => {
  expect(tally([{ ...running, status: 'cancelled' }])).toBeNull()
})

test('a node that goes or comes back is told, one that was taken out is not', () => {
  const [here, away] = [aNode(), aNode({ online: false, error: 'Nothing answers.' })]
  expect(nodesBetween([here], [away])).toEqual([
    { kind: 'node-away', text: 'north-1 went away: Nothing answers.' },
  ])
  expect(nodesBetween([away], [here])).toEqual([{ kind: 'node-back', text: 'north-1 is back' }])
  expect(nodesBetween([here], [{ ...away, enabled: false }])).toEqual([])
})

test('what happened survives a reload, and only so much of it is kept', () => {
  for (let index = 0; index < MOST + 5; index += 1) {
    noteHappening({ kind: 'node-back', text: `${index}` }, 'film', index)
  }
  const kept = readStored(localStorage.getItem('notifications'))
  expect(kept.entries).toHaveLength(MOST)
  expect(kept.entries[0]?.text).toBe(`${MOST + 4}`)
  expect(useNotifications.getState().entries).toEqual(kept.entries)
})

test('nonsense in the store is nothing', () => {
  expect(readStored('{').entries).toEqual([])
  expect(readStored('{"entries":[{"id":1}],"choices":{"sound":"yes"}}')).toMatchObject({
    entries: [],
    choices: { desktop: false, sound: false },
  })
})

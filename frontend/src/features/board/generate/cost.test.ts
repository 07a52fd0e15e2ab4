import { expect, test } from 'vitest'
import { aShot, aTake } from '@/testing/facts'
import { costOf, costWords, secondsPerTake, timedOf } from './cost'
import { oneDraft, planRenders } from './plan'

const lasting = (id: string, seconds: number, templateId = 'still') =>
  aTake({
    id,
    templateId,
    jobId: 'job',
    createdAt: `2026-11-20T10:00:${id.padStart(2, '0')}Z`,
    startedAt: '2026-11-20T10:00:00Z',
    finishedAt: new Date(Date.parse('2026-11-20T10:00:00Z') + seconds * 1_000).toISOString(),
  })

const takes = [lasting('1', 10), lasting('2', 90), lasting('3', 12), lasting('4', 300, 'film')]
const timed = timedOf([aTake({ id: '5', jobId: '' }), ...takes])

const rendersOf = (count: number) =>
  planRenders([aShot()], { ...oneDraft, takes: count }).map((render) => ({
    ...render,
    templateId: 'still',
  }))

test('a take lasts as long as most of its workflow did, not as the slowest', () => {
  expect(secondsPerTake(timed, 'still')).toBe(12)
  expect(secondsPerTake(timed, 'film')).toBe(300)
})

test('a workflow that was never used is taken to be like the others', () => {
  expect(secondsPerTake(timed, 'new')).toBe(90)
  expect(secondsPerTake([], 'new')).toBeNull()
})

test('the work is shared by the nodes, and waits for what the queue has already', () => {
  const cost = costOf(rendersOf(4), { timed, usableNodes: 2, waits: 120 })
  expect(cost).toEqual({ takes: 4, seconds: 24, waits: 120, nodes: 2 })
  expect(costWords(cost)).toBe('4 takes, about 0:24 on 2 nodes, after 2:00 of other renders')
})

test('one take is on one node, however many there are', () => {
  const cost = costOf(rendersOf(1), { timed: [], usableNodes: 5, waits: 0 })
  expect(costWords(cost)).toBe('1 take, nobody knows yet how long one takes')
  expect(cost.nodes).toBe(1)
})

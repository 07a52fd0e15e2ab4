import { expect, test } from 'vitest'
import type { Job } from '@/api/types'
import { aJob } from '@/testing/facts'
import { filterJobs } from './queue-filter'
import { groupJobs, groupWords } from './queue-groups'
import { movesTo, stepTarget, waitingInOrder } from './queue-order'
import { flatRows, groupedRows, jobsBetween, rowAfterKey, rowStarts } from './queue-rows'
import { nodeWords, outlooks, secondsToGo, stageWords } from './queue-words'

const waiting = (id: string, shot: string, facts: Partial<Job> = {}) =>
  aJob({
    job_id: id,
    status: 'queued',
    backend_id: null,
    backend_name: null,
    metadata: { shot_id: `id-${shot}`, shot },
    ...facts,
  })

const clock = (iso: string) => iso.slice(11, 16)
const ids = (jobs: readonly Job[]) => jobs.map(({ job_id }) => job_id)

test('who waits before the board comes first, then priority, then place', () => {
  const jobs = [
    waiting('late', '1A', { position: 9 }),
    waiting('early', '1A', { position: 2 }),
    waiting('urgent', '1B', { position: 10, priority: 5 }),
    waiting('director', '1C', { position: 11, interactive: true }),
  ]
  expect(ids(waitingInOrder(jobs))).toEqual(['director', 'urgent', 'early', 'late'])
})

test('a shot stands where its first job is served, with its running take before the waiting one', () => {
  const groups = groupJobs([
    waiting('b1', '2B', { position: 1 }),
    waiting('a2', '1A', { position: 5 }),
    waiting('a1', '1A', { status: 'running', started_at: '2026-11-21T10:00:00Z' }),
    waiting('f1', '3F', { status: 'failed', cause: 'node_gone' }),
    waiting('d1', '4D', { status: 'done', completed_at: '2026-11-21T11:24:00Z' }),
  ])
  expect(groups.map(({ code }) => code)).toEqual(['1A', '2B', '3F', '4D'])
  expect(groups.map(({ jobs }) => ids(jobs))).toEqual([['a1', 'a2'], ['b1'], ['f1'], ['d1']])
  expect(groups.map((group) => groupWords(group, clock))).toEqual([
    '2 takes',
    '1 take',
    '1 failed',
    '1 take, done 11:24',
  ])
})

test('jobs that nobody gave a shot stand together', () => {
  const [group] = groupJobs([aJob({ metadata: {} }), aJob({ job_id: 'two', metadata: {} })])
  expect(group).toMatchObject({ shotId: null, code: 'Without a shot' })
  expect(group?.jobs).toHaveLength(2)
})

test('a shot that is done is folded until it is opened, and the others are open', () => {
  const groups = groupJobs([waiting('a', '1A'), waiting('d', '1D', { status: 'done' })])
  const kinds = (turned: string[]) =>
    groupedRows(groups, { turned: new Set(turned) }).map(({ id }) => id)
  expect(kinds([])).toEqual(['id-1A', 'a', 'id-1D'])
  expect(kinds(['id-1A', 'id-1D'])).toEqual(['id-1A', 'id-1D', 'd'])
  expect(flatRows(groups).map(({ id }) => id)).toEqual(['a', 'd'])
  expect(rowStarts(groupedRows(groups, { turned: new Set() }))).toEqual([0, 37, 65, 102])
})

test('what a shot finished before makes room for what it has to do', () => {
  const jobs = [waiting('a', '1A'), waiting('d', '1A', { status: 'done' })]
  const rows = groupedRows(groupJobs(jobs), { turned: new Set() })
  expect(rows.map(({ id }) => id)).toEqual(['id-1A', 'a'])
})

test('arrows go from row to row, and fold and open a shot', () => {
  const rows = groupedRows(groupJobs([waiting('a', '1A'), waiting('b', '1A')]), {
    turned: new Set(),
  })
  expect(rowAfterKey(rows, 'id-1A', 'ArrowDown')).toEqual({ to: 'a' })
  expect(rowAfterKey(rows, 'a', 'ArrowLeft')).toEqual({ to: 'id-1A' })
  expect(rowAfterKey(rows, 'id-1A', 'ArrowLeft')).toEqual({ fold: 'id-1A' })
  expect(rowAfterKey(rows, 'b', 'ArrowDown')).toEqual({ to: 'b' })
  expect(rowAfterKey(rows, 'b', 'x')).toBeNull()
})

test('a range takes whole shots along, folded ones too', () => {
  const jobs = [waiting('a', '1A', { position: 1 }), waiting('b', '1B', { position: 2 })]
  const rows = groupedRows(groupJobs(jobs), { turned: new Set(['id-1B']) })
  expect(jobsBetween(rows, 'a', 'id-1B')).toEqual(['a', 'b'])
  expect(jobsBetween(rows, 'gone', 'a')).toEqual(['a'])
})

const queue = ['a', 'b', 'c', 'd'].map((id, position) => waiting(id, id, { position }))

test('a job put before another is one move, several follow one another', () => {
  expect(movesTo(queue, new Set(['d']), 'b')).toEqual([{ id: 'd', to: { before: 'b' } }])
  expect(movesTo(queue, new Set(['c', 'd']), 'a')).toEqual([
    { id: 'c', to: { before: 'a' } },
    { id: 'd', to: { after: 'c' } },
  ])
  expect(movesTo(queue, new Set(['a']), null)).toEqual([{ id: 'a', to: { after: 'd' } }])
})

test('a move that changes nothing is none', () => {
  expect(movesTo(queue, new Set(['a']), 'b')).toEqual([])
  expect(movesTo(queue, new Set(['d']), null)).toEqual([])
  expect(movesTo(queue, new Set(['b']), 'b')).toEqual([])
})

test('a step goes past one neighbour and ends at the ends', () => {
  expect(stepTarget(queue, new Set(['c']), -1)).toBe('b')
  expect(stepTarget(queue, new Set(['b']), 1)).toBe('d')
  expect(stepTarget(queue, new Set(['c']), 1)).toBeNull()
  expect(stepTarget(queue, new Set(['a']), -1)).toBeUndefined()
  expect(stepTarget(queue, new Set(['d']), 1)).toBeUndefined()
})

const words = ({ metadata }: Job) => [String(metadata.shot), String(metadata.prompt)]

test('the list narrows to conditions, node, cause and words in any order', () => {
  const jobs = [
    waiting('a', '1A', { metadata: { shot: '1A', prompt: 'Mara crosses the flat' } }),
    waiting('b', '1B', { status: 'failed', cause: 'out_of_memory', backend_id: 'n2' }),
    waiting('c', '1C', { pinned_node: 'n1' }),
  ]
  const found = (filter: Parameters<typeof filterJobs>[1]) => ids(filterJobs(jobs, filter, words))
  expect(found({})).toEqual(['a', 'b', 'c'])
  expect(found({ status: ['failed', 'done'] })).toEqual(['b'])
  expect(found({ node: 'n1' })).toEqual(['c'])
  expect(found({ cause: 'out_of_memory' })).toEqual(['b'])
  expect(found({ q: 'flat MARA' })).toEqual(['a'])
})

const lane = (backend_id: string, ...shots: [string, number, number][]) => ({
  backend_id,
  jobs: shots.map(([shot, starts_in, ends_in]) => ({
    job_id: shot,
    shot,
    status: 'queued' as const,
    starts_in,
    ends_in,
    waits_for: null,
  })),
})
const names = (id: string) => `node ${id}`

test('a waiting job says whom it follows and where', () => {
  const all = outlooks({ lanes: [lane('n1', ['1A', -4, 10], ['1B', 10, 30], ['1C', 30, 50])] })
  const say = (id: string) => stageWords(waiting(id, id), all.get(id), names)
  expect(say('1B')).toBe('Next on node n1')
  expect(say('1C')).toBe('After 1B on node n1')
  expect(stageWords(waiting('x', 'x', { place: 4 }), undefined, names)).toBe('Place 4')
  expect(stageWords(waiting('x', 'x', { waits_for: 'No node is online.' }), undefined, names)).toBe(
    'No node is online.',
  )
  expect(stageWords(aJob({ status: 'failed', cause: 'out_of_memory' }), undefined, names)).toBe(
    'Out of memory',
  )
})

test('the node column says who has the job, or who may have it', () => {
  expect(nodeWords(waiting('a', '1A'), names)).toBe('Auto')
  expect(nodeWords(waiting('a', '1A', { pinned_node: 'n1' }), names)).toBe('node n1, pinned')
  expect(nodeWords(aJob({ status: 'running' }), names)).toBe('north-1')
})

test('the time to go runs down between two forecasts', () => {
  const outlook = { nodeId: 'n1', after: null, endsIn: 30 }
  const at = { outlook, forecastAt: 1_000, now: 11_000 }
  expect(secondsToGo(waiting('a', '1A'), at)).toBe(20)
  expect(secondsToGo(aJob({ status: 'done' }), at)).toBeNull()
  expect(secondsToGo(waiting('a', '1A'), { ...at, outlook: undefined })).toBeNull()
})

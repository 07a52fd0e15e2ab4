import { expect, test } from 'vitest'
import { aJob, aShot, byId, byJobId } from '@/testing/facts'
import { activeJobs, groupsByNode, groupsByPanel, refusals } from './progress-groups'
import { progressText, timeLeft } from './progress-words'

const shots = byId([aShot({ id: 'a', code: '1A', name: 'Dawn' }), aShot({ id: 'b', code: '1B' })])

const waiting = aJob({
  job_id: 'w',
  metadata: { shot_id: 'b' },
  place: 1,
  backend_id: null,
  backend_name: null,
})
const running = aJob({
  job_id: 'r',
  metadata: { shot_id: 'a', phases: ['5', '7'] },
  status: 'running',
  started_at: '2026-11-21T10:00:00Z',
})
const done = aJob({ job_id: 'd', status: 'done' })

const stage = { graph_node: '7', class_type: 'KSampler', value: 5, max: 20 }
const steps = { r: { progress: 0.5, stage } }

const active = activeJobs(byJobId([waiting, done, running]), steps)

test('what has ended is left out, and what renders comes first with its newest step', () => {
  expect(active.map(({ job_id }) => job_id)).toEqual(['r', 'w'])
  expect(active[0]?.progress).toBe(0.5)
})

test('jobs stand under their panels, or under the nodes that have them', () => {
  expect(groupsByPanel(active, shots).map(({ title, detail }) => [title, detail])).toEqual([
    ['1A', 'Dawn'],
    ['1B', ''],
  ])
  const nodes = [{ id: 'n1', name: 'north-1' }]
  expect(groupsByNode(active, nodes).map(({ title }) => title)).toEqual(['north-1', 'Any node'])
})

test('a job that is nobody’s shot still has a place', () => {
  const [group] = groupsByPanel([aJob({ metadata: {} })], shots)
  expect(group).toMatchObject({ title: 'A render', shotId: null })
})

test('phase, stage and step are told, and the time that is left', () => {
  const [job] = active
  if (!job) throw new Error('One job renders.')
  expect(progressText(job)).toBe('Phase 2 of 2, Sampling 5 of 20')
  expect(timeLeft(job, Date.parse('2026-11-21T10:00:30Z'))).toBe('0:30')
  expect(timeLeft(waiting, 0)).toBeNull()
})

test('every refused order is named with its reason', () => {
  const orders = {
    a: { status: 'refused', cause: 'No node has it.' },
    b: { status: 'sending' },
  } as const
  expect(refusals(orders, shots)).toEqual([{ shotId: 'a', code: '1A', cause: 'No node has it.' }])
})

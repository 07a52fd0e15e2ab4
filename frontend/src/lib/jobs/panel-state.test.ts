import { expect, test } from 'vitest'
import { aJob, aTake } from '@/testing/facts'
import { causeInShort, ordinal, panelState, queueText, stageText } from './panel-state'

const nothing = { job: undefined, order: undefined, takes: [], chosenTake: null }

test('a shot without take and job is empty', () => {
  expect(panelState(nothing)).toEqual({ kind: 'empty' })
})

test('the chosen take is shown, and while none is chosen the newest', () => {
  const takes = [aTake({ id: 'one' }), aTake({ id: 'two', version: 2 })]
  expect(panelState({ ...nothing, takes, chosenTake: 'one' })).toMatchObject({
    take: { id: 'one' },
  })
  expect(panelState({ ...nothing, takes })).toMatchObject({ take: { id: 'two' } })
})

test('a job under way stands before any take', () => {
  const takes = [aTake()]
  expect(panelState({ ...nothing, takes, job: aJob({ place: 1 }) })).toEqual({
    kind: 'queued',
    text: 'Next on north-1',
    jobId: 'job',
  })
  const job = aJob({ status: 'running', progress: 0.4 })
  expect(panelState({ ...nothing, takes, job })).toMatchObject({ kind: 'rendering', fraction: 0.4 })
})

test('an order is queued before the orchestrator has answered, and failed when it refuses', () => {
  expect(panelState({ ...nothing, order: { status: 'sending' } })).toMatchObject({ kind: 'queued' })
  const order = { status: 'refused' as const, cause: 'No node is online.' }
  expect(panelState({ ...nothing, order })).toMatchObject({ kind: 'failed', cause: order.cause })
})

test('a failure stands until a newer take answers it', () => {
  const job = aJob({ status: 'failed', error_message: 'Needs 21 GB' })
  const older = aTake({ createdAt: '2026-11-20T10:00:00Z' })
  const newer = aTake({ createdAt: '2026-11-22T10:00:00Z' })
  expect(panelState({ ...nothing, job, takes: [older] })).toMatchObject({ cause: 'Needs 21 GB' })
  expect(panelState({ ...nothing, job, takes: [newer] })).toMatchObject({ kind: 'rendered' })
})

test('a cancelled job leaves the shot as it was', () => {
  expect(panelState({ ...nothing, job: aJob({ status: 'cancelled' }) })).toEqual({ kind: 'empty' })
})

test('the stage is told in words', () => {
  const stage = { graph_node: '3', class_type: 'KSampler', value: 5, max: 14 }
  expect(stageText(aJob({ status: 'running', stage }))).toBe('Sampling 5 of 14')
  const decode = { graph_node: '8', class_type: 'VAEDecode', value: 0, max: 1 }
  expect(stageText(aJob({ status: 'running', stage: decode }))).toBe('Decoding')
  expect(stageText(aJob({ status: 'running' }))).toBe('Starting')
  expect(stageText(aJob({ status: 'collecting' }))).toBe('Saving')
})

test('a queued job says its place, or what it waits for', () => {
  expect(queueText(aJob({ place: 3, backend_name: null }))).toBe('3rd in the queue')
  expect(queueText(aJob({ waits_for: 'waits for a free place' }))).toBe('Waits for a free place')
  expect([1, 2, 3, 4, 11, 12, 13, 21, 112].map(ordinal).join(' ')).toBe(
    '1st 2nd 3rd 4th 11th 12th 13th 21st 112th',
  )
})

test('a cause is named in a word or two', () => {
  expect(causeInShort('Needs 21 GB, north-2 has 16')).toBe('Out of memory')
  expect(causeInShort('No node is online.')).toBe('No node')
  expect(causeInShort('The prompt engine does not answer.')).toBe('No answer')
  expect(causeInShort('The checkpoint is not in list')).toBe('Model missing')
  expect(causeInShort('Something else')).toBe('Failed')
})

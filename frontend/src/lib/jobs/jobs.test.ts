import { expect, test, vi } from 'vitest'
import { aJob } from '@/testing/facts'
import { createJobStore, heard, withJob, withJobs, withOrder } from './job-store'
import { createPreviews, readPreview } from './previews'
import { clock, secondsLeft, took } from './time-left'

const now = Date.parse('2026-11-21T10:01:00Z')
const running = aJob({
  status: 'running',
  progress: 0.5,
  started_at: '2026-11-21T10:00:00Z',
})

test('the time left follows from what is done', () => {
  expect(secondsLeft(running, now)).toBe(60)
  expect(secondsLeft({ ...running, progress: 0.01 }, now)).toBeNull()
  expect(clock(21)).toBe('0:21')
  expect(clock(130)).toBe('2:10')
  expect(clock(59.6)).toBe('1:00')
  expect(clock(7_322)).toBe('2:02:02')
  expect([took(0.42), took(21)]).toEqual(['0.4 s', '0:21'])
})

test('an older job that has ended never hides a newer one of its shot', () => {
  const older = aJob({ job_id: 'older', status: 'failed', created_at: '2026-11-20T10:00:00Z' })
  const newer = aJob({ job_id: 'newer', status: 'done', created_at: '2026-11-21T10:00:00Z' })
  const start = createJobStore().getState()
  const both = { ...start, ...withJobs(start, [newer, older]) }
  expect(both.byShot.shot?.job_id).toBe('newer')
  expect(Object.keys(both.jobs)).toHaveLength(2)
})

test('of several jobs of a shot the panel tells the one that renders, then the next', () => {
  const start = createJobStore().getState()
  const [first, second] = ['first', 'second'].map((id, place) =>
    aJob({ job_id: id, created_at: `2026-11-21T10:00:0${place}Z` }),
  )
  if (!first || !second) throw new Error('Two jobs were made.')
  const both = { ...start, ...withJobs(start, [first, second]) }
  expect(both.byShot.shot?.job_id).toBe('first')
  const under = { ...both, ...withJob(both, { ...second, status: 'running' }) }
  expect(under.byShot.shot?.job_id).toBe('second')
  const ended = { ...under, ...withJob(under, { ...second, status: 'done' }) }
  expect(ended.byShot.shot?.job_id).toBe('first')
})

test('a list that is read late does not take a job back', () => {
  const start = createJobStore().getState()
  const done = { ...start, ...withJob(start, aJob({ status: 'done', progress: 1 })) }
  expect(withJobs(done, [aJob({ status: 'running' })]).byShot?.shot?.status).toBe('done')
  const live = { ...start, ...withJob(start, aJob({ status: 'running', progress: 0.8 })) }
  expect(withJobs(live, [aJob({ status: 'running', progress: 0.2 })]).jobs?.job?.progress).toBe(0.8)
})

test('a job that is tried again begins anew', () => {
  const attempt = {
    number: 1,
    backend_id: 'n1',
    backend_name: 'north-1',
    leased_at: '2026-11-21T10:00:00Z',
    started_at: null,
    ended_at: null,
    reason: null,
    cause: null,
    hedge: false,
  }
  const start = createJobStore().getState()
  const failed = { ...start, ...withJob(start, aJob({ status: 'failed' })) }
  const again = aJob({ status: 'running', attempts: [attempt] })
  expect(withJobs(failed, [again]).byShot?.shot?.status).toBe('running')
})

test('progress that comes late does not wake a job that has ended', () => {
  const start = createJobStore().getState()
  const done = { ...start, ...withJob(start, aJob({ status: 'done' })) }
  const late = { type: 'progress' as const, job_id: 'job', progress: 0.9, stage: null }
  expect(heard(done, [late])).toMatchObject({ steps: {}, byShot: { shot: { status: 'done' } } })
  const live = { ...start, ...withJob(start, aJob({ status: 'leased' })) }
  const { jobs, steps, byShot } = { ...live, ...heard(live, [late]) }
  expect(byShot.shot).toMatchObject({ status: 'running', progress: 0.9 })
  expect(steps.job?.progress).toBe(0.9)
  // A step redraws a row; the list of all jobs is not sorted anew for it.
  expect(jobs).toBe(live.jobs)
})

test('what a job wrote is known before its take is in the document', () => {
  const output = {
    path: 'film/1A/film_1A_v001.png',
    kind: 'image' as const,
    take_id: 'take',
    sha256: 'bytes',
    width: 8,
    height: 4,
  }
  const job = aJob({ status: 'done', outputs: [output] })
  const told = (type: 'take_written' | 'job_done') => {
    const event = { sequence: 4, at: '', type, job_id: 'job', project_id: 'film', data: {} }
    return heard(createJobStore().getState(), [{ type: 'event', event, job }])
  }
  expect(told('take_written').written).toEqual({ shot: output })
  expect(told('job_done').written).toEqual({})
})

test('an order goes away once it is a job', () => {
  const start = createJobStore().getState()
  const sent = { ...start, ...withOrder(start, 'shot', { status: 'sending' }) }
  expect(withOrder(sent, 'shot', null)).toEqual({ orders: {} })
})

function frame(head: object, picture: number[]): ArrayBuffer {
  const json = new TextEncoder().encode(JSON.stringify(head))
  const bytes = new Uint8Array(4 + json.length + picture.length)
  new DataView(bytes.buffer).setUint32(0, json.length)
  bytes.set(json, 4)
  bytes.set(picture, 4 + json.length)
  return bytes.buffer
}

test('a preview frame gives its job and its picture', async () => {
  const preview = readPreview(frame({ job_id: 'job', mime: 'image/png' }, [1, 2, 3]))
  expect(preview).toMatchObject({ jobId: 'job', picture: { type: 'image/png', size: 3 } })
})

test('a frame that is cut short is no preview', () => {
  expect(readPreview(frame({ job_id: 'job' }, []).slice(0, 9))).toBeNull()
  expect(readPreview(new ArrayBuffer(2))).toBeNull()
})

test('every picture address is given back', () => {
  vi.useFakeTimers()
  const made: string[] = []
  const revoked: string[] = []
  URL.createObjectURL = () => `blob:${made.push('') - 1}`
  URL.revokeObjectURL = (url) => revoked.push(url)
  const previews = createPreviews()
  const drawn: (string | null)[] = []
  const stop = previews.watch('job', (url) => drawn.push(url))
  previews.show({ jobId: 'job', picture: new Blob() })
  previews.show({ jobId: 'job', picture: new Blob() })
  vi.runAllTimers()
  previews.dropAll()
  stop()
  expect(drawn).toEqual([null, 'blob:0', 'blob:1', null])
  expect(revoked).toEqual(['blob:0', 'blob:1'])
  vi.useRealTimers()
})

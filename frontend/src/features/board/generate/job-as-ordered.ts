import type { Job } from '@/api/types'

type Known = Pick<Job, 'job_id' | 'status' | 'metadata' | 'interactive'> &
  Partial<Pick<Job, 'backend_id' | 'pinned_node'>>

/** A job as it stands in the queue, before the service has told more of it. */
export const jobAsOrdered = (known: Known): Job => ({
  progress: 0,
  stage: null,
  place: null,
  outputs: [],
  texts: [],
  error_message: null,
  backend_id: null,
  backend_name: null,
  attempts: [],
  waits_for: null,
  created_at: new Date().toISOString(),
  started_at: null,
  completed_at: null,
  priority: 0,
  position: Number.MAX_SAFE_INTEGER,
  pinned_node: null,
  group_id: null,
  batch_id: null,
  run_id: null,
  step: null,
  cause: null,
  signature: '',
  models: [],
  estimate: null,
  deleted_at: null,
  ...known,
})

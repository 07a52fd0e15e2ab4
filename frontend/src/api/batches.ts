import { type Api, answer } from './client'
import { ApiProblem } from './problem'
import type { BatchItem, JobOrder } from './types'

/** As many as the service takes in one request. */
export const MOST_ITEMS = 1_000

/** What `POST /api/job` takes, under a key by which the caller knows it again. */
export type Keyed = JobOrder & { key: string }

const isRefusedItem = (value: unknown): value is Pick<BatchItem, 'key' | 'message'> =>
  typeof value === 'object' &&
  value !== null &&
  'key' in value &&
  typeof value.key === 'string' &&
  'message' in value &&
  typeof value.message === 'string'

/** Where nothing at all can be taken, the problem says of each item why. */
function refusedItems(error: unknown): BatchItem[] | null {
  if (!(error instanceof ApiProblem) || typeof error.body !== 'object' || !error.body) return null
  if (!('items' in error.body) || !Array.isArray(error.body.items)) return null
  return error.body.items.filter(isRefusedItem).map(({ key, message }) => ({
    key,
    message,
    job_id: null,
    status: 'failed',
    progress: 0,
    shot: null,
    shot_id: null,
    outputs: [],
  }))
}

/** Orders many renders with one request; says of each what became of it. */
export async function orderBatch(
  api: Api,
  name: string,
  items: readonly Keyed[],
): Promise<readonly BatchItem[]> {
  // What is sent is JSON; the schema says so of each item, in other words than ours.
  const body = { name, items: JSON.parse(JSON.stringify(items)) }
  try {
    return (await answer(api.orchestrator.POST('/api/batches', { body }))).items
  } catch (error) {
    const refused = refusedItems(error)
    if (refused) return refused
    throw error
  }
}

import type { Backend, BulkAction, Remedy } from '@/api/types'

/** The service's word for a job that any node may take. */
const ANYWHERE = 'auto'

/** Where a remedy sends the jobs: to one node, away from all but some, or wherever they can run. */
export function retryPlace(
  { action, backend_ids: good }: Remedy,
  nodes: readonly Pick<Backend, 'id'>[],
): Pick<BulkAction, 'pinned_node' | 'avoid'> {
  const [only] = good
  switch (action) {
    case 'retry':
      return {}
    case 'unpin':
      return { pinned_node: ANYWHERE }
    case 'wait':
      return only ? { pinned_node: only } : {}
    case 'retry_on':
      if (good.length === 1 && only) return { pinned_node: only }
      return {
        pinned_node: ANYWHERE,
        avoid: nodes.flatMap(({ id }) => (good.includes(id) ? [] : [id])),
      }
    default:
      return action satisfies never
  }
}

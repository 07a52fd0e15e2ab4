import type { QueryClient, QueryKey } from '@tanstack/react-query'

/**
 * Has what stands on the page read again, because it has changed. A first reading that is under
 * way begins anew: it may be of what was before, and would else be taken for what is now.
 */
export async function readAnew(queries: QueryClient, queryKey: QueryKey): Promise<void> {
  await queries.cancelQueries({
    queryKey,
    type: 'active',
    predicate: ({ state }) => state.data === undefined,
  })
  await queries.invalidateQueries({ queryKey })
}

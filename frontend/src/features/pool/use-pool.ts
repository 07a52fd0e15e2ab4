import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApi } from '@/api/context'
import { type PoolItem, type PoolPage, poolQuery } from '@/api/pool'
import { useProject } from '@/lib/project/project-context'
import { usePoolAddress } from './use-pool-address'

export type Pool = {
  status: 'loading' | 'failed' | 'read'
  error: unknown
  retry: () => void
  items: readonly PoolItem[]
  total: number
  tags: PoolPage['tags']
  /** Reads on; there may be nothing more. */
  more: () => void
}

/** What the pool holds of what is looked for, as far as it was read. */
export function usePool(): Pool {
  const api = useApi()
  const { project } = useProject()
  const { filter } = usePoolAddress()
  const { data, error, refetch, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(
    poolQuery(api, project.id, filter),
  )
  return useMemo(() => {
    const pages = data?.pages ?? []
    return {
      status: data ? 'read' : error ? 'failed' : 'loading',
      error,
      retry: () => void refetch(),
      items: pages.flatMap(({ items }) => items),
      total: pages[0]?.total ?? 0,
      tags: pages[0]?.tags ?? [],
      more: () => {
        if (hasNextPage && !isFetching) void fetchNextPage()
      },
    }
  }, [data, error, refetch, hasNextPage, isFetching, fetchNextPage])
}

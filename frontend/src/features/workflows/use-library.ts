import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApi } from '@/api/context'
import { libraryQuery } from '@/api/prompt-engine'
import { whereQuery } from '@/api/workflows'
import { useBoardState } from '@/lib/project/project-context'
import { type Entry, entriesOf, lastTakes } from './library'

export type Library = {
  entries: readonly Entry[]
  /** Files of the library that cannot be used, and why. */
  problems: readonly { template: string; message: string }[]
  status: 'loading' | 'loaded' | 'failed'
  error: unknown
  retry: () => void
}

const none: readonly never[] = []

/** Every workflow there is, with its last picture here and the nodes that run it. */
export function useLibrary(): Library {
  const api = useApi()
  const { data, error, refetch } = useQuery(libraryQuery(api))
  const { data: where } = useQuery(whereQuery(api))
  const takes = useBoardState((state) => state.takes)
  const entries = useMemo(
    () => entriesOf(data?.templates ?? none, where, lastTakes(Object.values(takes).flat())),
    [data, where, takes],
  )
  return {
    entries,
    problems: data?.problems ?? none,
    status: data ? 'loaded' : error ? 'failed' : 'loading',
    error,
    retry: () => void refetch(),
  }
}

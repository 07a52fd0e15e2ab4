import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { backendsQuery } from '@/api/backends'
import { useApi } from '@/api/context'
import { templatesQuery } from '@/api/prompt-engine'
import { failuresQuery, forecastQuery } from '@/api/queue'
import type { Backend } from '@/api/types'
import { useJobState, useProject } from '@/lib/project/project-context'
import { loadQueue } from './load-queue'
import { outlooks } from './queue-words'

/** Ms between two readings of everything while the socket is away. */
const ASK_EVERY = 5_000

export type Loading =
  | { status: 'loading' }
  | { status: 'loaded' }
  | { status: 'failed'; error: unknown; retry: () => void }

/** Reads the whole queue when the page opens, and again and again while nothing is told by itself. */
export function useLoadQueue(): Loading {
  const api = useApi()
  const { project, jobs } = useProject()
  const hearing = useJobState((state) => state.hearing)
  const [attempt, setAttempt] = useState(1)
  const [loading, setLoading] = useState<Loading>({ status: 'loading' })
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt reads anew
  useEffect(() => {
    let isOver = false
    const retry = () => setAttempt((before) => before + 1)
    const read = () =>
      loadQueue({ api, projectId: project.id, store: jobs }).then(
        () => isOver || setLoading({ status: 'loaded' }),
        (error: unknown) => isOver || setLoading({ status: 'failed', error, retry }),
      )
    void read()
    const timer = hearing === 'asking' ? setInterval(read, ASK_EVERY) : undefined
    return () => {
      isOver = true
      clearInterval(timer)
    }
  }, [api, project.id, jobs, hearing, attempt])
  return loading
}

const none: readonly Backend[] = []

export function useNodes(): readonly Backend[] {
  return useQuery(backendsQuery(useApi())).data?.backends ?? none
}

/** A node's name by its id; a node that is gone keeps its id. */
export function useNodeName(): (id: string) => string {
  const nodes = useNodes()
  return useMemo(() => {
    const names = new Map(nodes.map(({ id, name }) => [id, name]))
    return (id: string) => names.get(id) ?? id
  }, [nodes])
}

/** The title of a workflow by its id; a graph that came from elsewhere has none. */
export function useTemplateTitle(): (id: unknown) => string {
  const { data } = useQuery(templatesQuery(useApi()))
  return useMemo(() => {
    const titles = new Map(data?.map(({ id, title }) => [id, title]))
    return (id: unknown) => (typeof id === 'string' ? (titles.get(id) ?? id) : 'A graph')
  }, [data])
}

export function useForecast() {
  const { data } = useQuery(forecastQuery(useApi()))
  return useMemo(
    () => ({
      lanes: data?.lanes ?? [],
      at: data?.at ?? 0,
      outlooks: outlooks({ lanes: data?.lanes ?? [] }),
    }),
    [data],
  )
}

export function useFailures() {
  const { project } = useProject()
  return useQuery(failuresQuery(useApi(), project.id))
}

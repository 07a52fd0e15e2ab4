import { getRouteApi } from '@tanstack/react-router'
import { useDeferredValue, useMemo } from 'react'
import type { Job } from '@/api/types'
import { useBoardState, useJobState } from '@/lib/project/project-context'
import { useQueue } from './queue-context'
import { filterJobs, type QueueFilter } from './queue-filter'
import { groupJobs, type JobGroup } from './queue-groups'
import { waitingInOrder } from './queue-order'
import { flatRows, groupedRows, type QueueRow } from './queue-rows'
import { useQueueUi } from './queue-ui'

const route = getRouteApi('/p/$project/queue')

export function useQueueFilter(): {
  filter: QueueFilter
  isFlat: boolean
  narrow: (change: QueueFilter) => void
  setFlat: (isFlat: boolean) => void
} {
  const { view, ...filter } = route.useSearch()
  const navigate = route.useNavigate()
  return {
    filter,
    isFlat: view === 'order',
    narrow: (change) =>
      void navigate({
        search: (before) => {
          const { status, node, cause, q } = { ...before, ...change }
          return {
            ...(status?.length && { status: [...status] }),
            ...(node && { node }),
            ...(cause && { cause }),
            ...(q && { q }),
            ...(before.view && { view: before.view }),
          }
        },
        replace: true,
      }),
    setFlat: (isFlat) =>
      void navigate({
        search: ({ view: _, ...before }) => (isFlat ? { ...before, view: 'order' } : before),
        replace: true,
      }),
  }
}

export type QueueList = {
  /** Every job of the project that the page knows, filtered or not. */
  all: readonly Job[]
  shown: readonly Job[]
  groups: readonly JobGroup[]
  rows: readonly QueueRow[]
  /** The jobs that can be moved, as they are served, filtered or not. */
  order: readonly Job[]
  /** Newer jobs are there, and drawn with the next frame. */
  isBehind: boolean
}

/** The list as it is to be drawn. Ten thousand jobs may lag a frame behind what is typed. */
export function useQueueList(): QueueList {
  const { filter, isFlat } = useQueueFilter()
  const { titleOf, nameOf } = useQueue()
  const shots = useBoardState((state) => state.shots)
  const known = useJobState((state) => state.jobs)
  const byId = useDeferredValue(known)
  const turned = useQueueUi((ui) => ui.turned)
  const { status, node, cause, q } = filter
  const all = useMemo(() => Object.values(byId), [byId])
  const shown = useMemo(() => {
    const words = ({ job_id, metadata, backend_name, pinned_node, error_message }: Job) => {
      const shot = shots[String(metadata.shot_id)]
      return [
        String(metadata.shot ?? ''),
        shot?.name ?? null,
        metadata.prompt ?? null,
        titleOf(metadata.template_id),
        backend_name,
        pinned_node && nameOf(pinned_node),
        error_message,
        job_id,
      ]
    }
    return filterJobs(
      all,
      {
        ...(status && { status }),
        ...(node && { node }),
        ...(cause && { cause }),
        ...(q && { q }),
      },
      words,
    )
  }, [all, shots, titleOf, nameOf, status, node, cause, q])
  const groups = useMemo(() => groupJobs(shown), [shown])
  const rows = useMemo(
    () =>
      isFlat ? flatRows(groups) : groupedRows(groups, { turned, ended: status !== undefined }),
    [groups, isFlat, turned, status],
  )
  const order = useMemo(() => waitingInOrder(all), [all])
  return { all, shown, groups, rows, order, isBehind: byId !== known }
}

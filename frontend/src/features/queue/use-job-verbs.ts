import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useProject } from '@/lib/project/project-context'
import { useQueue } from './queue-context'
import { movesTo, stepTarget, waitingInOrder } from './queue-order'

/** Verbs that need the order of the queue, or lead elsewhere. */
export function useJobVerbs() {
  const { actions } = useQueue()
  const { project, jobs } = useProject()
  const navigate = useNavigate()
  return useMemo(() => {
    // Read when it is done, so that a list of ten thousand need not be sorted for each row.
    const order = () => waitingInOrder(Object.values(jobs.getState().jobs))
    return {
      step: (ids: ReadonlySet<string>, by: -1 | 1) => {
        const now = order()
        const target = stepTarget(now, ids, by)
        if (target !== undefined) void actions.move(movesTo(now, ids, target))
      },
      toEnd: (ids: ReadonlySet<string>) => void actions.move(movesTo(order(), ids, null)),
      place: (ids: ReadonlySet<string>, before: string | null) =>
        void actions.move(movesTo(order(), ids, before)),
      showOnBoard: (shot: string) =>
        void navigate({
          to: '/p/$project/board',
          params: { project: project.id },
          search: { shot },
        }),
    }
  }, [actions, project.id, jobs, navigate])
}

export type JobVerbs = ReturnType<typeof useJobVerbs>

import { type DragEvent, useMemo, useState } from 'react'
import { draggedBy, dropTarget, type Half } from './drop-place'
import type { QueueRow } from './queue-rows'
import { useQueueUi } from './queue-ui'
import { useJobVerbs } from './use-job-verbs'

/** What is dragged, for those who take it: a list of job ids as JSON. */
export const JOBS_TYPE = 'application/x-studio-jobs'

/** The jobs that are being dropped. */
export function droppedJobs({ dataTransfer }: DragEvent): ReadonlySet<string> {
  const ids: unknown = JSON.parse(dataTransfer.getData(JOBS_TYPE) || '[]')
  return new Set(Array.isArray(ids) ? ids.map(String) : [])
}

function halfOf(event: DragEvent<HTMLElement>): Half {
  const { top, height } = event.currentTarget.getBoundingClientRect()
  return event.clientY < top + height / 2 ? 'upper' : 'lower'
}

type Landing = { on: string; half: Half }

/** Dragging rows to another place in the queue. */
export function useDragging(rows: { readonly current: readonly QueueRow[] }) {
  const verbs = useJobVerbs()
  const [landing, setLanding] = useState<Landing | null>(null)
  const handlers = useMemo(
    () => ({
      dragStart: (id: string, event: DragEvent) => {
        const row = rows.current.find((each) => each.id === id)
        if (!row) return
        const ids = draggedBy(row, useQueueUi.getState().selected)
        event.dataTransfer.setData(JOBS_TYPE, JSON.stringify([...ids]))
        event.dataTransfer.effectAllowed = 'move'
      },
      dragOver: (id: string, event: DragEvent<HTMLElement>) => {
        if (!event.dataTransfer.types.includes(JOBS_TYPE)) return
        event.preventDefault()
        const half = halfOf(event)
        setLanding((before) =>
          before?.on === id && before.half === half ? before : { on: id, half },
        )
      },
      dragEnd: () => setLanding(null),
      drop: (id: string, event: DragEvent<HTMLElement>) => {
        event.preventDefault()
        setLanding(null)
        verbs.place(droppedJobs(event), dropTarget(rows.current, id, halfOf(event)))
      },
    }),
    [rows, verbs],
  )
  return { landing, handlers }
}

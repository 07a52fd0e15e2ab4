import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useMemo, useRef } from 'react'
import { useWindow } from '@/lib/use-window'
import { GroupHead } from './group-row'
import { JobLine } from './job-row'
import { pressKey } from './list-keys'
import { jobsBetween, jobsOf, type QueueRow, rowStarts } from './queue-rows'
import { reachRow, selectRange, selectRow, toggleRow, useQueueUi } from './queue-ui'
import type { RowProps } from './row-props'
import { useDragging } from './use-dragging'
import { useJobVerbs } from './use-job-verbs'

/** Rows as they are now, for handlers that outlive a drawing of the list. */
function useLatest<T>(value: T) {
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  return latest
}

type Props = { rows: readonly QueueRow[]; isFlat: boolean }

/** The jobs, shot by shot or in order. Only what is in view is drawn, however long the queue is. */
export function JobList({ rows, isFlat }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const latest = useLatest(rows)
  const verbs = useJobVerbs()
  const starts = useMemo(() => rowStarts(rows), [rows])
  const { from, to } = useWindow(place, { starts })
  const wanted = useQueueUi((ui) => ui.current)
  const current = rows.some(({ id }) => id === wanted) ? wanted : (rows[0]?.id ?? null)
  const { landing, handlers } = useDragging(latest)

  const goTo = useCallback(
    (id: string) => {
      const element = place.current
      const index = latest.current.findIndex((row) => row.id === id)
      if (!element || index < 0) return
      bringIntoView(element, rowStarts(latest.current), index)
      reachRow(id)
      // The row may have to be drawn first.
      requestAnimationFrame(() =>
        element.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus(),
      )
    },
    [latest],
  )

  const revealRequest = useQueueUi((ui) => ui.revealRequest)
  useEffect(() => {
    const index = latest.current.findIndex(({ id }) => id === useQueueUi.getState().current)
    if (revealRequest > 0 && place.current && index >= 0) {
      bringIntoView(place.current, rowStarts(latest.current), index)
    }
  }, [revealRequest, latest])

  const on = useMemo<RowProps['on']>(
    () => ({
      ...handlers,
      focus: reachRow,
      click: (id: string, event: MouseEvent) => {
        const jobs = jobsOf(latest.current, id)
        if (event.shiftKey) {
          const { anchor } = useQueueUi.getState()
          selectRange(id, jobsBetween(latest.current, anchor ?? id, id))
        } else if (event.ctrlKey || event.metaKey) toggleRow(id, jobs)
        else selectRow(id, jobs)
      },
      keyDown: (id: string, event: KeyboardEvent<HTMLElement>) => {
        if (event.target !== event.currentTarget) return
        const pressed = { id: rowReached(latest.current, id), rows: latest.current, event }
        if (pressKey(pressed, { goTo, step: verbs.step })) event.preventDefault()
      },
    }),
    [handlers, latest, goTo, verbs],
  )

  const draw = (row: QueueRow, index: number) => {
    const props: RowProps = {
      top: starts[from + index] ?? 0,
      place: from + index + 2,
      isCurrent: row.id === current,
      mark: landing?.on === row.id ? landing.half : null,
      on,
    }
    return row.kind === 'group' ? (
      <GroupHead key={row.id} row={row} {...props} />
    ) : (
      <JobLine key={row.id} row={row} showsShot={isFlat} {...props} />
    )
  }

  return (
    <div ref={place} className="queue-list">
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a treegrid is a table whose rows fold
        role="treegrid"
        aria-label={isFlat ? 'Jobs in order' : 'Jobs by shot'}
        aria-multiselectable
        aria-rowcount={rows.length + 1}
      >
        <thead>
          <tr aria-rowindex={1} className="queue-columns">
            <th scope="col" className="queue-first-column">
              Shot and take
            </th>
            <th scope="col">Node</th>
            <th scope="col">Stage</th>
            <th scope="col" className="queue-time">
              Ready in
            </th>
            <th scope="col">
              <span className="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody style={{ height: starts.at(-1) ?? 0 }}>{rows.slice(from, to).map(draw)}</tbody>
      </table>
    </div>
  )
}

/** Where the keys have come to: the focus follows a frame later, and keys are quicker. */
function rowReached(rows: readonly QueueRow[], focused: string): string {
  const { current } = useQueueUi.getState()
  return current !== null && rows.some(({ id }) => id === current) ? current : focused
}

/** Px of the head that stays above the rows, as `queue.css` draws it. */
const HEAD = 32

function bringIntoView(element: HTMLElement, starts: readonly number[], index: number): void {
  const top = starts[index] ?? 0
  const bottom = starts[index + 1] ?? top
  if (top < element.scrollTop) element.scrollTop = top
  else if (bottom + HEAD > element.scrollTop + element.clientHeight) {
    element.scrollTop = bottom + HEAD - element.clientHeight
  }
}

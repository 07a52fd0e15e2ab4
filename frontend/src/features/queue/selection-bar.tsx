import { X } from 'lucide-react'
import { useMemo } from 'react'
import type { Job } from '@/api/types'
import { Button } from '@/components/button'
import { IconButton } from '@/components/icon-button'
import { hasEnded } from '@/lib/jobs/conditions'
import { MenuButton } from './job-menu'
import { useQueue } from './queue-context'
import { selectJobs, useQueueUi } from './queue-ui'
import type { QueueList } from './use-queue-list'

const none: readonly Job[] = []
const idsOf = (jobs: readonly Job[]) => jobs.map(({ job_id }) => job_id)

export function useSelectedJobs(all: readonly Job[]): readonly Job[] {
  const selected = useQueueUi((ui) => ui.selected)
  return useMemo(
    () => (selected.size === 0 ? none : all.filter(({ job_id }) => selected.has(job_id))),
    [all, selected],
  )
}

/** What can be done to all selected jobs at once; stands at the foot, in the flow. */
export function SelectionBar({ list }: { list: QueueList }) {
  const { actions } = useQueue()
  const jobs = useSelectedJobs(list.all)
  if (jobs.length < 2) return null
  const open = jobs.filter((job) => !hasEnded(job))
  const again = jobs.filter(({ status }) => status === 'failed' || status === 'cancelled')
  const waiting = jobs.filter(({ status }) => status === 'queued')
  const over = jobs.filter(hasEnded)
  return (
    <section aria-label="Selected jobs" className="selection-bar">
      <b>{jobs.length} selected</b>
      {again.length > 0 && (
        <Button look="box" onPress={() => void actions.retry(idsOf(again))}>
          Retry {again.length}
        </Button>
      )}
      {waiting.length > 0 && (
        <Button look="box" onPress={() => void actions.toFront(idsOf(waiting))}>
          {waiting.length} to the front
        </Button>
      )}
      {open.length > 0 && (
        <Button look="box" onPress={() => void actions.cancel(idsOf(open))}>
          Cancel {open.length}
        </Button>
      )}
      {over.length > 0 && (
        <Button look="box" onPress={() => void actions.dismiss(idsOf(over))}>
          Take {over.length} off the list
        </Button>
      )}
      <MenuButton jobs={jobs} name="the selected jobs" isReachable />
      <span className="grow" />
      <IconButton label="Select nothing" shortcut="Esc" onPress={() => selectJobs([])}>
        <X size={16} aria-hidden />
      </IconButton>
    </section>
  )
}

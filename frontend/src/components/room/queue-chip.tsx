import { useQuery } from '@tanstack/react-query'
import { Pause, Play } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { useApi } from '@/api/context'
import { queueQuery } from '@/api/queue'
import type { Job, QueueSummary } from '@/api/types'
import { conditionOf } from '@/lib/jobs/conditions'
import { clock } from '@/lib/jobs/time-left'
import { useJobState, useProject } from '@/lib/project/project-context'
import { ChipJobs } from './chip-jobs'

type Chip = { rendering: number; waiting: number; left: string | null; fraction: number }

const isRendering = (job: Job) => conditionOf(job) === 'rendering'

/** "02:10", counted down from when it was read; null while nobody can say. */
function leftOf({ eta, paused }: QueueSummary, passedSeconds: number): string | null {
  if (!eta) return null
  return clock(Math.max(0, eta.seconds - (paused ? 0 : passedSeconds))).padStart(5, '0')
}

function useSecondsSince(moment: number): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return Math.max(0, (now - moment) / 1_000)
}

/** The jobs that render now, with their newest step. */
function useRendering(): readonly Job[] {
  const jobs = useJobState((state) => state.jobs)
  const steps = useJobState((state) => state.steps)
  return useMemo(
    () =>
      Object.values(jobs)
        .filter((job) => isRendering(job) || steps[job.job_id] !== undefined)
        .map((job) => ({ ...job, ...steps[job.job_id] })),
    [jobs, steps],
  )
}

function chipOf(summary: QueueSummary, running: readonly Job[], passed: number): Chip {
  const { counts } = summary
  const rendering = (counts.running ?? 0) + (counts.collecting ?? 0)
  const waiting = (counts.queued ?? 0) + (counts.leased ?? 0)
  const sum = running.reduce((all, { progress }) => all + progress, 0)
  const left = leftOf(summary, passed)
  return { rendering, waiting, left, fraction: running.length > 0 ? sum / running.length : 0 }
}

function wordsOf({ rendering, waiting, left }: Chip, isPaused: boolean): string {
  const parts = [
    `Queue: ${rendering} rendering`,
    `${waiting} waiting`,
    left && `${left} left`,
    isPaused && 'paused',
  ]
  return parts.filter(Boolean).join(', ')
}

/** How many jobs render and how long this project still takes; nothing while nothing is to do. */
export function QueueChip() {
  const { project } = useProject()
  const { data, dataUpdatedAt } = useQuery(queueQuery(useApi(), project.id))
  const running = useRendering()
  const passed = useSecondsSince(dataUpdatedAt)
  const [isOpen, setOpen] = useState(false)
  if (!data) return null
  const chip = chipOf(data, running, passed)
  if (chip.rendering + chip.waiting === 0) return null
  const Mark = data.paused ? Pause : Play
  const words = wordsOf(chip, data.paused)
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button className="queue-chip">
        <span className="visually-hidden">{words}</span>
        <span className="figures" aria-hidden>
          {chip.rendering > 0 ? chip.rendering : chip.waiting}
          <Mark size={10} fill="currentColor" />
          {chip.left}
        </span>
        <span className="bar">
          <i style={{ width: `${chip.fraction * 100}%` }} />
        </span>
      </Button>
      <Popover className="popover chip-popover" offset={4}>
        <Dialog aria-label="Rendering now">
          <ChipJobs running={running} waiting={chip.waiting} onLeave={() => setOpen(false)} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

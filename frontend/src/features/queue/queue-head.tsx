import { useQuery } from '@tanstack/react-query'
import { Pause, Play } from 'lucide-react'
import { useApi } from '@/api/context'
import { queueQuery } from '@/api/queue'
import type { Job, QueueSummary } from '@/api/types'
import { Button } from '@/components/button'
import { type Condition, conditions } from '@/lib/jobs/conditions'
import { clock } from '@/lib/jobs/time-left'
import { useNow } from '@/lib/now'
import { useProject } from '@/lib/project/project-context'
import { ConditionIcon } from './condition-icon'
import { useQueue } from './queue-context'
import { useQueueFilter } from './use-queue-list'

type Counts = Record<Exclude<Condition, 'cancelled'>, number>

/** How many jobs stand how; a job that a node has but does not work on yet still waits. */
export function countsOf({ counts, failed, done_today }: QueueSummary): Counts {
  const of = (...statuses: Job['status'][]) =>
    statuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0)
  return {
    rendering: of('running', 'collecting'),
    waiting: of('queued', 'leased'),
    failed,
    done: done_today,
  }
}

const words: Record<keyof Counts, string> = {
  rendering: 'rendering',
  waiting: 'waiting',
  failed: 'failed',
  done: 'done today',
}

/** The one figure that matters: how long this project still takes. */
function TimeLeft({ summary, readAt }: { summary: QueueSummary; readAt: number }) {
  const now = useNow()
  const { eta, paused } = summary
  const { rendering, waiting } = countsOf(summary)
  if (rendering + waiting === 0) {
    return (
      <p className="queue-left">
        <b>0:00</b>
        <span className="text-3">nothing to render</span>
      </p>
    )
  }
  if (!eta) {
    return (
      <p className="queue-left">
        <b>–</b>
        <span className="text-3">no estimate yet</span>
      </p>
    )
  }
  const passed = paused ? 0 : (now - readAt) / 1_000
  const left = clock(Math.max(0, eta.seconds - passed)).padStart(5, '0')
  const range = `Between ${clock(eta.low)} and ${clock(eta.high)}, four times out of five`
  return (
    <p className="queue-left" title={range}>
      <b>{left}</b>
      <span className="text-3">left for this project</span>
    </p>
  )
}

/** Counts that narrow the list to what they count. */
function Counters({ counts }: { counts: Counts }) {
  const { filter, narrow } = useQueueFilter()
  const asked = filter.status ?? []
  const toggle = (condition: Condition) =>
    narrow({
      status: asked.includes(condition)
        ? asked.filter((each) => each !== condition)
        : conditions.filter((each) => each === condition || asked.includes(each)),
    })
  return (
    <ul className="queue-counts">
      {(Object.keys(words) as (keyof Counts)[]).map((condition) => (
        <li key={condition}>
          <button
            type="button"
            className={`queue-count is-${condition}${counts[condition] === 0 ? ' is-none' : ''}`}
            aria-pressed={asked.includes(condition)}
            onClick={() => toggle(condition)}
          >
            <ConditionIcon condition={condition} isStill={counts[condition] === 0} />
            {counts[condition]} {words[condition]}
          </button>
        </li>
      ))}
    </ul>
  )
}

/** What is left, what stands how, and the two things to do about all of it. */
export function QueueHead() {
  const { project } = useProject()
  const { actions } = useQueue()
  const { data, dataUpdatedAt } = useQuery(queueQuery(useApi(), project.id))
  return (
    <header className="queue-head">
      {data && <TimeLeft summary={data} readAt={dataUpdatedAt} />}
      {data && <Counters counts={countsOf(data)} />}
      <span className="grow" />
      {data?.paused ? (
        <Button look="solid" onPress={actions.resume}>
          <Play size={16} aria-hidden />
          Resume all
        </Button>
      ) : (
        <Button isDisabled={!data} onPress={actions.pause}>
          <Pause size={16} aria-hidden />
          Pause all
        </Button>
      )}
      <Button onPress={actions.clearFinished}>Clear finished</Button>
    </header>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { OctagonX, X } from 'lucide-react'
import { useMemo, useState } from 'react'
import { backendsQuery } from '@/api/backends'
import { useApi } from '@/api/context'
import { queueQuery } from '@/api/queue'
import { Button } from '@/components/button'
import { IconButton } from '@/components/icon-button'
import { useJobActions } from '@/components/jobs/use-job-actions'
import { openProgress } from '@/components/room/room-ui'
import { Segmented } from '@/components/segmented'
import { counted } from '@/lib/format/counted'
import { withOrder } from '@/lib/jobs/job-store'
import { clock } from '@/lib/jobs/time-left'
import { useBoardState, useJobState, useProject } from '@/lib/project/project-context'
import './progress.css'
import {
  activeJobs,
  type Grouping,
  groupsByNode,
  groupsByPanel,
  MOST_JOBS,
  type Refusal,
  refusals,
} from './progress-groups'
import { ProgressList } from './progress-list'

const none: readonly never[] = []

function useActiveJobs() {
  const jobs = useJobState((state) => state.jobs)
  const steps = useJobState((state) => state.steps)
  return useMemo(() => activeJobs(jobs, steps), [jobs, steps])
}

function useGroups(jobs: ReturnType<typeof activeJobs>, grouping: Grouping) {
  const shots = useBoardState((state) => state.shots)
  const { data } = useQuery(backendsQuery(useApi()))
  const nodes = data?.backends ?? none
  return useMemo(() => {
    const shown = jobs.slice(0, MOST_JOBS)
    return grouping === 'panel' ? groupsByPanel(shown, shots) : groupsByNode(shown, nodes)
  }, [jobs, grouping, shots, nodes])
}

/** What was asked for and did not come to be a job, each with the reason. */
function Refused({ all }: { all: readonly Refusal[] }) {
  const { jobs } = useProject()
  if (all.length === 0) return null
  return (
    <section className="progress-refused" aria-label="Refused">
      <h3>Refused</h3>
      <ul>
        {all.map(({ shotId, code, cause }) => (
          <li key={shotId}>
            <OctagonX size={14} className="status-failed" aria-hidden />
            <p>
              <b>{code}</b> {cause}
            </p>
            <IconButton
              label={`Dismiss ${code}`}
              size="small"
              onPress={() => jobs.setState((state) => withOrder(state, shotId, null))}
            >
              <X size={14} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Total({ count }: { count: number }) {
  const { project } = useProject()
  const { data } = useQuery(queueQuery(useApi(), project.id))
  const left = data?.eta ? `, about ${clock(data.eta.seconds)} left` : ''
  return (
    <p className="t3">
      {counted(count, 'render')}
      {left}
      {data?.paused && ', the queue is paused'}
    </p>
  )
}

/** Every render of the project as it goes, beside whichever room is open. */
export function ProgressDock() {
  const { project } = useProject()
  const [grouping, setGrouping] = useState<Grouping>('panel')
  const jobs = useActiveJobs()
  const groups = useGroups(jobs, grouping)
  const { cancel, cancelAll } = useJobActions()
  const shots = useBoardState((state) => state.shots)
  const orders = useJobState((state) => state.orders)
  const refused = refusals(orders, shots)
  return (
    <aside className="progress-dock" aria-label="Progress">
      <header className="progress-head">
        <h2 className="t-15 strong">Progress</h2>
        <span className="grow" />
        <IconButton label="Close the progress" onPress={() => openProgress(false)}>
          <X size={16} aria-hidden />
        </IconButton>
      </header>
      <div className="progress-tools">
        <Segmented
          label="Group by"
          layout="hidden"
          value={grouping}
          segments={[
            { id: 'panel', label: 'By panel' },
            { id: 'node', label: 'By node' },
          ]}
          onChange={(id) => setGrouping(id === 'node' ? 'node' : 'panel')}
        />
        <Total count={jobs.length} />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a region that scrolls, not a form */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="progress-body" role="group" aria-label="Renders under way" tabIndex={0}>
        <Refused all={refused} />
        {jobs.length === 0 && refused.length === 0 && (
          <p className="progress-none">Nothing renders. Select a shot and press G.</p>
        )}
        <ProgressList groups={groups} grouping={grouping} onCancel={cancel} />
        {jobs.length > MOST_JOBS && (
          <p className="progress-none">
            {jobs.length - MOST_JOBS} more wait.{' '}
            <Link to="/p/$project/queue" params={{ project: project.id }} className="underline">
              Open the queue
            </Link>
          </p>
        )}
      </div>
      {jobs.length > 0 && (
        <footer className="progress-foot">
          <Button look="box" onPress={cancelAll}>
            Cancel all
          </Button>
        </footer>
      )}
    </aside>
  )
}

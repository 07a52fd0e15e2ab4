import { Link } from '@tanstack/react-router'
import { Button } from '@/components/button'
import { ErrorNote } from '@/components/error-note'
import { figure } from '@/lib/format/figures'
import { plural } from '@/lib/format/plural'
import { useProject } from '@/lib/project/project-context'
import { JobList } from './job-list'
import { listKind } from './list-kind'
import { ListSkeleton } from './queue-skeleton'
import type { Loading } from './use-queue-data'
import { type QueueList as List, useQueueFilter } from './use-queue-list'

/** Nothing to render: where pictures are asked for. */
function NoJobs() {
  const { project } = useProject()
  return (
    <div className="queue-empty">
      <p className="t-15 strong">The queue is empty</p>
      <p>Select a shot on the board and press G: its take comes here until it is rendered.</p>
      <Link to="/p/$project/board" params={{ project: project.id }} className="button box">
        Go to the board
      </Link>
    </div>
  )
}

function NoneLeft({ count }: { count: number }) {
  const { narrow } = useQueueFilter()
  return (
    <div className="queue-empty">
      <p className="t-15 strong">No job is like that</p>
      <p>
        {plural(count, {
          one: '1 job is left out by what the list is narrowed to.',
          other: `${figure(count)} jobs are left out by what the list is narrowed to.`,
        })}
      </p>
      <Button look="box" onPress={() => narrow({ status: [], node: '', cause: '', q: '' })}>
        {plural(count, { one: 'Show the job', other: `Show all ${figure(count)} jobs` })}
      </Button>
    </div>
  )
}

/** The jobs, or why there are none to see. */
export function QueueList({ list, loading }: { list: List; loading: Loading }) {
  const { isFlat } = useQueueFilter()
  const kind = listKind(list, loading)
  if (kind === 'skeleton') return <ListSkeleton />
  if (kind === 'empty') return <NoJobs />
  return (
    <>
      {loading.status === 'failed' && (
        <ErrorNote title="The jobs cannot be read" error={loading.error} onRetry={loading.retry} />
      )}
      {list.rows.length > 0 && <JobList rows={list.rows} isFlat={isFlat} />}
      {list.rows.length === 0 && list.all.length > 0 && <NoneLeft count={list.all.length} />}
    </>
  )
}

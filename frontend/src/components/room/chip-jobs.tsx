import { Link } from '@tanstack/react-router'
import type { Job } from '@/api/types'
import { stageText } from '@/lib/jobs/panel-state'
import { useProject } from '@/lib/project/project-context'
import { Button } from '../button'
import { openProgress } from './room-ui'

/** Most rows of the popover; the queue's page has them all. */
const MOST = 6

function RunningJob({ job }: { job: Job }) {
  const words = stageText(job)
  return (
    <li>
      <b>{job.metadata.shot ?? 'A job'}</b>
      <span className="cut">{words}</span>
      <span className="t3">{job.backend_name}</span>
      <span
        className="bar"
        role="progressbar"
        aria-label={`${job.metadata.shot ?? 'A job'} ${words}`}
        aria-valuenow={Math.round(job.progress * 100)}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <i style={{ width: `${job.progress * 100}%` }} />
      </span>
    </li>
  )
}

type RunningProps = { running: readonly Job[]; waiting: number; onLeave: () => void }

/** What renders now, and the way to the queue. */
export function ChipJobs({ running, waiting, onLeave }: RunningProps) {
  const { project } = useProject()
  const more = running.length - MOST
  return (
    <>
      {running.length > 0 ? (
        <ul className="chip-jobs">
          {running.slice(0, MOST).map((job) => (
            <RunningJob key={job.job_id} job={job} />
          ))}
        </ul>
      ) : (
        <p className="chip-note">Nothing renders right now.</p>
      )}
      <p className="chip-note t3">
        {more > 0 && `${more} more rendering, `}
        {waiting} waiting
      </p>
      <Button
        className="chip-link"
        onPress={() => {
          openProgress(true)
          onLeave()
        }}
      >
        Show the progress of each
      </Button>
      <Link
        to="/p/$project/queue"
        params={{ project: project.id }}
        className="button box chip-link"
        onClick={onLeave}
      >
        Open the queue
      </Link>
    </>
  )
}

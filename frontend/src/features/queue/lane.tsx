import type { ForecastJob } from '@/api/types'
import { stageText } from '@/lib/jobs/panel-state'
import { useNow } from '@/lib/now'
import { useJobState } from '@/lib/project/project-context'
import { blockOf, placeOf, type Scale } from './lane-scale'
import { useQueue } from './queue-context'
import { showJob } from './queue-ui'

const percent = (part: number) => `${part * 100}%`

type BlockProps = { job: ForecastJob; passed: number; scale: Scale }

/** One job on its lane: from when to when, and how far it is. */
function LaneBlock({ job, passed, scale }: BlockProps) {
  const known = useJobState(({ jobs }) => jobs[job.job_id])
  const step = useJobState(({ steps }) => steps[job.job_id])
  const block = blockOf(job, passed, scale)
  if (!block) return null
  const runs = job.status === 'running' || job.status === 'collecting' || step !== undefined
  const stage = runs && known ? stageText({ ...known, ...step, status: 'running' }) : null
  const fraction = step?.progress ?? known?.progress ?? 0
  const name = job.shot ?? 'A job'
  return (
    <button
      type="button"
      className={`lane-block${runs ? ' is-live' : ''}`}
      style={{ left: percent(block.left), width: percent(block.width) }}
      aria-label={`${name}, ${stage ?? 'waiting'}`}
      title={stage ? `${name}: ${stage}` : name}
      // The list says all of this to the keyboard: two hundred stops before it would be a wall.
      tabIndex={-1}
      onClick={() => showJob(job.job_id)}
    >
      <b>{name}</b>
      <span className="cut">{stage}</span>
      {runs && (
        <span className="bar" aria-hidden>
          <i style={{ width: percent(fraction) }} />
        </span>
      )}
    </button>
  )
}

type LaneProps = { jobs: readonly ForecastJob[]; scale: Scale }

/** What a node does now and will do, along the time. */
export function Lane({ jobs, scale }: LaneProps) {
  const now = useNow()
  const { forecast } = useQueue()
  const passed = forecast.at === 0 ? 0 : Math.max(0, (now - forecast.at) / 1_000)
  return (
    <div className="lane">
      {scale.marks.map((mark) => (
        <i key={mark} className="lane-mark" style={{ left: percent(placeOf(mark, scale)) }} />
      ))}
      <i className="lane-now" style={{ left: percent(placeOf(0, scale)) }} />
      {jobs.map((job) => (
        <LaneBlock key={job.job_id} job={job} passed={passed} scale={scale} />
      ))}
    </div>
  )
}

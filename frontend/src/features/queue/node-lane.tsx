import { type DragEvent, useState } from 'react'
import type { Backend, ForecastJob } from '@/api/types'
import { Button } from '@/components/button'
import { NodeMark } from '@/components/node-mark'
import { stageText } from '@/lib/jobs/panel-state'
import { useNow } from '@/lib/now'
import { useJobState } from '@/lib/project/project-context'
import { blockOf, placeOf, type Scale } from './lane-scale'
import { memoryOf, NodeMeters } from './node-meters'
import { useQueue } from './queue-context'
import { showJob } from './queue-ui'
import { droppedJobs, JOBS_TYPE } from './use-dragging'
import { useNodeVerbs } from './use-node-verbs'

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

function Lane({ jobs, scale }: LaneProps) {
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

/** Why a node gets no work, and what can be done about it. */
function Absent({ node }: { node: Backend }) {
  const verbs = useNodeVerbs()
  const { sentence, remedy } = verbs.absence(node)
  return (
    <>
      <p className="node-gone" title={sentence}>
        {sentence}
      </p>
      <div className="lane is-out">
        {remedy && (
          <Button size="small" onPress={remedy.run}>
            {remedy.label}
          </Button>
        )}
        {node.enabled && (
          <Button size="small" onPress={() => void verbs.takeOut(node)}>
            Take out
          </Button>
        )}
      </div>
    </>
  )
}

/** Taking jobs that are dropped on a node: they are pinned to it. */
function usePinByDrop({ id }: Backend) {
  const { actions } = useQueue()
  const [isOver, setOver] = useState(false)
  return {
    isOver,
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(JOBS_TYPE)) return
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      void actions.change([...droppedJobs(event)], { pinned_node: id })
    },
  }
}

type Props = { node: Backend; jobs: readonly ForecastJob[]; scale: Scale; top: number }

/** One node: how it is, and what it does now and next. */
export function NodeLane({ node, jobs, scale, top }: Props) {
  const { isOver, ...drop } = usePinByDrop(node)
  const works = node.enabled && node.online && node.status !== 'quarantined'
  const memory = memoryOf(node)
  return (
    <li
      className={`queue-node${isOver ? ' is-over' : ''}`}
      aria-label={node.name}
      style={{ transform: `translateY(${top}px)` }}
      {...drop}
    >
      <div className="queue-node-name">
        <NodeMark node={node} />
        <b className="cut" title={node.name}>
          {node.name}
        </b>
        {memory && <span className="t3">{memory}</span>}
      </div>
      {works ? (
        <>
          <NodeMeters node={node} />
          <Lane jobs={jobs} scale={scale} />
        </>
      ) : (
        <Absent node={node} />
      )}
    </li>
  )
}

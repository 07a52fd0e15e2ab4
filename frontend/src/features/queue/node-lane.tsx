import { type DragEvent, useState } from 'react'
import type { Backend, ForecastJob } from '@/api/types'
import { NodeMark } from '@/components/node-mark'
import { AbsentNode } from './absent-node'
import { Lane } from './lane'
import type { Scale } from './lane-scale'
import { memoryOf, NodeMeters } from './node-meters'
import { useQueue } from './queue-context'
import { droppedJobs, JOBS_TYPE } from './use-dragging'

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
        <AbsentNode node={node} />
      )}
    </li>
  )
}

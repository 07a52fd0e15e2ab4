import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import { backendsQuery } from '@/api/backends'
import { useApi } from '@/api/context'
import type { ForecastJob } from '@/api/types'
import { ErrorNote } from '@/components/error-note'
import { Skeleton } from '@/components/skeleton'
import { useWindow } from '@/lib/use-window'
import { lastEnd, markLabel, placeOf, type Scale, scaleFor } from './lane-scale'
import { NodeLane } from './node-lane'
import { useQueue } from './queue-context'

/** Px, as `queue.css` draws a node. */
const NODE_HEIGHT = 48
const noJobs: readonly ForecastJob[] = []

function Axis({ scale }: { scale: Scale }) {
  return (
    <div className="queue-axis">
      <h2>Nodes</h2>
      <div className="lane-scale" aria-hidden>
        <span style={{ left: `${placeOf(0, scale) * 100}%` }}>Now</span>
        {scale.marks.map((mark) => (
          <span key={mark} style={{ left: `${placeOf(mark, scale) * 100}%` }}>
            {markLabel(mark)}
          </span>
        ))}
      </div>
    </div>
  )
}

/** The farm: each node with its lane. A long list scrolls by itself. */
export function NodeLanes() {
  const { error, isPending, refetch } = useQuery(backendsQuery(useApi()))
  const { nodes, forecast } = useQueue()
  const place = useRef<HTMLDivElement>(null)
  const starts = useMemo(
    () => Array.from({ length: nodes.length + 1 }, (_, index) => index * NODE_HEIGHT),
    [nodes.length],
  )
  const { from, to } = useWindow(place, { starts })
  const scale = scaleFor(lastEnd(forecast.lanes))
  const lanes = useMemo(
    () => new Map(forecast.lanes.map(({ backend_id, jobs }) => [backend_id, jobs])),
    [forecast.lanes],
  )
  return (
    <section aria-label="Nodes" className="queue-nodes">
      <Axis scale={scale} />
      {error && (
        <ErrorNote title="The nodes cannot be read" error={error} onRetry={() => void refetch()} />
      )}
      {isPending && !error && <Skeleton height={NODE_HEIGHT * 2} />}
      {!isPending && !error && nodes.length === 0 && (
        <p className="queue-no-nodes">
          No node is known.{' '}
          <Link to="/settings/nodes" className="underline">
            Add a ComfyUI node
          </Link>{' '}
          to render.
        </p>
      )}
      <div ref={place} className="queue-node-list">
        <ul style={{ height: starts.at(-1) }}>
          {nodes.slice(from, to).map((node, index) => (
            <NodeLane
              key={node.id}
              node={node}
              jobs={lanes.get(node.id) ?? noJobs}
              scale={scale}
              top={starts[from + index] ?? 0}
            />
          ))}
        </ul>
      </div>
    </section>
  )
}

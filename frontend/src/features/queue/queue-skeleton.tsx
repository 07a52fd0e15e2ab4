import '@/components/room/room.css'
import { Skeleton } from '@/components/skeleton'
import './queue.css'

const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

/** Rows in the size of those to come. */
export function ListSkeleton() {
  return (
    <div className="queue-skeleton" aria-busy="true">
      <p className="visually-hidden">The jobs are read</p>
      {rows.map((row) => (
        <Skeleton key={row} height={20} width={row < 'c' ? '70%' : '55%'} />
      ))}
    </div>
  )
}

/** The frame of the queue while its project opens. */
export function QueueSkeleton() {
  return (
    <div className="room-frame queue-frame" aria-busy="true">
      <div className="rail" />
      <div className="room-top" />
      <main className="queue-main" aria-label="Queue">
        <p className="visually-hidden">The queue opens</p>
        <div className="queue-head">
          <Skeleton width={180} height={28} />
        </div>
        <div className="queue-nodes p-4">
          <Skeleton height={96} />
        </div>
        <ListSkeleton />
      </main>
      <div className="inspector-place dock" />
      <div className="room-status" />
    </div>
  )
}

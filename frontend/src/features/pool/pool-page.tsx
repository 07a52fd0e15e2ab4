import '@/components/room/room.css'
import { Skeleton } from '@/components/skeleton'
import { useOpening } from '@/lib/project/project-context'
import './pool.css'
import { PoolRoom } from './pool-room'
import { PoolSkeleton } from './pool-skeleton'

function OpeningRoom() {
  return (
    <div className="room-frame pool-frame" aria-busy="true">
      <div className="rail" />
      <div className="room-top" />
      <div className="outline-place dock" />
      <main className="pool-main" aria-label="Pool">
        <p className="visually-hidden">The pool opens</p>
        <div className="pool-find">
          <Skeleton height={28} />
        </div>
        <PoolSkeleton />
      </main>
      <div className="inspector-place dock" />
      <div className="room-status" />
    </div>
  )
}

export function PoolPage() {
  return useOpening() ? <PoolRoom /> : <OpeningRoom />
}

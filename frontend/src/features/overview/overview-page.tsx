import '@/components/room/room.css'
import { Skeleton } from '@/components/skeleton'
import { useOpening } from '@/lib/project/project-context'
import './overview.css'
import { OverviewRoom } from './overview-room'

function OpeningRoom() {
  return (
    <div className="room-frame overview-frame" aria-busy="true">
      <div className="rail" />
      <div className="room-top" />
      <main className="overview-main" aria-label="Overview">
        <p className="visually-hidden">The overview opens</p>
        <Skeleton height={120} />
      </main>
      <div className="room-status" />
    </div>
  )
}

export function OverviewPage() {
  return useOpening() ? <OverviewRoom /> : <OpeningRoom />
}

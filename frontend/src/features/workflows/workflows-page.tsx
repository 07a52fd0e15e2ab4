import '@/components/room/room.css'
import { Skeleton } from '@/components/skeleton'
import { useOpening } from '@/lib/project/project-context'
import './workflows.css'
import { GridSkeleton } from './library-skeleton'
import { WorkflowsRoom } from './workflows-room'

function OpeningRoom() {
  return (
    <div className="room-frame workflows-frame" aria-busy="true">
      <div className="rail" />
      <div className="room-top" />
      <div className="outline-place dock" />
      <main className="workflows-main" aria-label="Workflows">
        <p className="visually-hidden">The workflows open</p>
        <div className="workflow-find">
          <Skeleton height={28} />
        </div>
        <GridSkeleton />
      </main>
      <div className="inspector-place dock" />
      <div className="room-status" />
    </div>
  )
}

export function WorkflowsPage() {
  return useOpening() ? <WorkflowsRoom /> : <OpeningRoom />
}

import '@/components/room/room.css'
import { Skeleton } from '@/components/skeleton'
import { useOpening } from '@/lib/project/project-context'
import './print.css'
import { PrintRoom } from './print-room'

function OpeningRoom() {
  return (
    <div className="room-frame print-frame" aria-busy="true">
      <div className="rail" />
      <div className="room-top" />
      <div className="dock print-dock" />
      <main className="print-main" aria-label="Sheets">
        <p className="visually-hidden">The print opens</p>
        <Skeleton height={480} />
      </main>
      <div className="room-status" />
    </div>
  )
}

export function PrintPage() {
  return useOpening() ? <PrintRoom /> : <OpeningRoom />
}

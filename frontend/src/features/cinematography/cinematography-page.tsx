import '@/components/room/room.css'
import { Skeleton } from '@/components/skeleton'
import { useOpening } from '@/lib/project/project-context'
import './cinematography.css'
import { CinematographyRoom } from './cinematography-room'

function OpeningRoom() {
  return (
    <div className="room-frame cinematography-frame" aria-busy="true">
      <div className="rail" />
      <div className="room-top" />
      <main className="cinematography-main" aria-label="Cinematography">
        <p className="visually-hidden">The camera opens</p>
        <div className="shot-strip">
          <Skeleton width={180} height={24} />
        </div>
        <div className="camera-column">
          <Skeleton height={320} />
        </div>
      </main>
      <div className="room-status" />
    </div>
  )
}

export function CinematographyPage() {
  return useOpening() ? <CinematographyRoom /> : <OpeningRoom />
}

import '@/components/room/room.css'
import { useDeferredValue } from 'react'
import { Skeleton } from '@/components/skeleton'
import { useOpening } from '@/lib/project/project-context'
import './details/details.css'
import './finding/finding.css'
import './gallery.css'
import './tiles/tiles.css'
import { useFirstLook } from './first-look'
import { GalleryRoom } from './gallery-room'
import { GridSkeleton } from './states/grid-skeleton'

function OpeningRoom() {
  useFirstLook()
  return (
    <div className="room-frame gallery-frame" aria-busy="true">
      <div className="rail" />
      <div className="room-top" />
      <div className="outline-place dock" />
      <main className="gallery-main" aria-label="Gallery">
        <p className="visually-hidden">The gallery opens</p>
        <div className="find-bar">
          <Skeleton height={28} />
        </div>
        <GridSkeleton />
      </main>
      <div className="inspector-place dock" />
      <div className="room-status" />
    </div>
  )
}

/** The room is drawn in slices behind its outline: a key or a click waits for none of it. */
export function GalleryPage() {
  const isOpen = useDeferredValue(useOpening() !== null, false)
  return isOpen ? <GalleryRoom /> : <OpeningRoom />
}

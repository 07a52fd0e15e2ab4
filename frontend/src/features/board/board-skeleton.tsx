import { Skeleton } from '@/components/skeleton'
import '@/components/room/room.css'
import './board.css'

const panels = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

/** The frame of a board while its document comes. */
export function BoardSkeleton() {
  return (
    <div className="room-frame" aria-busy="true">
      <div className="rail" />
      <div className="room-top" />
      <div className="outline-place dock" />
      <main className="board-main" aria-label="Board">
        <p className="visually-hidden">The board opens</p>
        <div className="skeleton-panels">
          {panels.map((panel) => (
            <Skeleton key={panel} width={240} height={178} />
          ))}
        </div>
      </main>
      <div className="filmstrip" />
      <div className="inspector-place dock" />
      <div className="room-status" />
    </div>
  )
}

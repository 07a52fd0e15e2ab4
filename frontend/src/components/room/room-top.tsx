import { Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { NotificationsButton } from '@/components/notifications/notifications-button'
import { Avatars } from '@/components/presence/avatars'
import { keyLabel } from '@/lib/keys'
import { ProjectMenu } from './project-menu'
import { QueueChip } from './queue-chip'
import { openPalette } from './room-ui'

/** The top bar of every room: project, what the room adds, palette, queue. */
export function RoomTop({ children }: { children: ReactNode }) {
  return (
    <header className="room-top">
      <div className="room-top-side">
        <ProjectMenu />
        <span className="t3" aria-hidden>
          /
        </span>
        {children}
      </div>
      <button
        type="button"
        className="palette-button"
        aria-haspopup="dialog"
        onClick={() => openPalette(true)}
      >
        <Search size={14} aria-hidden />
        <span className="grow">Go to a shot, run a command</span>
        <kbd>{keyLabel('mod+k')}</kbd>
      </button>
      <div className="room-top-side is-end">
        <Avatars />
        <NotificationsButton />
        <QueueChip />
      </div>
    </header>
  )
}

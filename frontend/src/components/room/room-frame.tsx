import type { CSSProperties, ReactNode } from 'react'
import { type KeyRow, KeysDialog } from '@/components/keys/keys-dialog'
import { useTellRoom } from '@/components/presence/use-tell'
import { useProject } from '@/lib/project/project-context'
import { Palette } from './palette'
import { Rail } from './rail'
import './room.css'
import { useRoomCommands } from './room-commands'
import { useRoomUi } from './room-ui'
import type { History } from './undo-buttons'
import { useUndo } from './use-undo'

function Announcer() {
  const announcement = useRoomUi((ui) => ui.announcement)
  return (
    <p className="visually-hidden" aria-live="polite">
      {announcement}
    </p>
  )
}

type Props = {
  /** What the skip link leads to: "the board". */
  skipTo: string
  className?: string
  style?: CSSProperties
  /** Keys of the room that are no commands. */
  keys: readonly KeyRow[]
  onGoToShot: (shotId: string) => void
  /** What undo takes back here; without it, what was done to the project. */
  history?: History | undefined
  children: ReactNode
}

/** What stands round every room of a project: rail, palette, keys, what is announced. */
export function RoomFrame({
  skipTo,
  className = '',
  style,
  keys,
  onGoToShot,
  history,
  children,
}: Props) {
  const { project } = useProject()
  const ofProject = useUndo()
  useRoomCommands(history ?? ofProject)
  useTellRoom()
  return (
    <div className={`room-frame ${className}`} style={style}>
      <a href="#main" className="skip-link">
        Skip to {skipTo}
      </a>
      <Rail projectId={project.id} />
      {children}
      <Palette onGoToShot={onGoToShot} />
      <KeysDialog keys={keys} />
      <Announcer />
    </div>
  )
}

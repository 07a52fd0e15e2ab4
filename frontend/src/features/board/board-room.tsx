import { type CSSProperties, useMemo } from 'react'
import './board.css'
import { useBoardCommands } from './board-commands'
import { useBoard } from './board-context'
import { useBoardUi } from './board-ui'
import { BoardCanvas } from './canvas/board-canvas'
import { Filmstrip } from './filmstrip/filmstrip'
import { BoardStatus } from './frame/board-status'
import { useDocks } from './frame/dock-sizes'
import { KeysDialog } from './frame/keys-dialog'
import { Notices } from './frame/notices'
import { Palette } from './frame/palette'
import { Rail } from './frame/rail'
import { TopBar } from './frame/top-bar'
import { Inspector } from './inspector/inspector'
import { Outline } from './outline/outline'

function useDockStyle(): CSSProperties {
  const sizes = useDocks((store) => store.sizes)
  return useMemo(
    () => ({
      ...(sizes.outline && { '--dock': `${sizes.outline}px` }),
      ...(sizes.inspector && { '--inspector': `${sizes.inspector}px` }),
    }),
    [sizes],
  )
}

function Announcer() {
  const announcement = useBoardUi((ui) => ui.announcement)
  return (
    <p className="visually-hidden" aria-live="polite">
      {announcement}
    </p>
  )
}

/** The board with everything round it. */
export function BoardRoom() {
  const { project } = useBoard()
  useBoardCommands()
  return (
    <div className="room-frame" style={useDockStyle()}>
      <a href="#main" className="skip-link">
        Skip to the board
      </a>
      <Rail projectId={project.id} />
      <TopBar />
      <div className="outline-place">
        <Outline />
      </div>
      <main id="main" tabIndex={-1} aria-label="Board" className="board-main">
        <h1 className="visually-hidden">{project.name}, board</h1>
        <Notices />
        <BoardCanvas />
      </main>
      <Filmstrip />
      <div className="inspector-place">
        <Inspector />
      </div>
      <BoardStatus />
      <Palette />
      <KeysDialog />
      <Announcer />
    </div>
  )
}

import { type CSSProperties, useMemo } from 'react'
import type { KeyRow } from '@/components/keys/keys-dialog'
import { useDocks } from '@/components/room/dock-sizes'
import { Notices, SketchNotice } from '@/components/room/notices'
import { RoomFrame } from '@/components/room/room-frame'
import { AfterPanels } from './after-panels'
import './board.css'
import { useBoardCommands } from './board-commands'
import { useBoard } from './board-context'
import { goToShot } from './board-ui'
import { BoardCanvas } from './canvas/board-canvas'
import { Filmstrip } from './filmstrip/filmstrip'
import { BoardStatus } from './frame/board-status'
import { TopBar } from './frame/top-bar'
import { InspectorPart } from './inspector/inspector-part'
import { Outline } from './outline/outline'
import { useSceneCommands } from './scene-commands'
import { useShotCommands } from './shot-commands'
import { TrashPart } from './trash/trash-part'

const keys: readonly KeyRow[] = [
  ['To the next panel', 'Arrows'],
  ['Move the panel', 'Alt Arrows'],
  ['Move it ten times as far', 'Alt Shift Arrows'],
  ['Change the name, or the words of a note', 'F2'],
  ['Copy, cut, paste, also into another project', 'Ctrl C/X/V'],
  ['Add to what is selected while framing', 'Ctrl Drag'],
  ['Snap while dragging, or not', 'Shift Drag'],
  ['Use a panel’s picture on another', 'Alt Drag'],
  ['Play a film in its panel', 'Space'],
  ['Rename, in the outline', 'F2'],
  ['Move up or down, in the outline', 'Alt Up/Down'],
  ['Select several', 'Ctrl Click'],
  ['Pan the board', 'Space Drag'],
]

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

/** The board with everything round it. */
export function BoardRoom() {
  const { project } = useBoard()
  useBoardCommands()
  useShotCommands()
  useSceneCommands()
  return (
    <RoomFrame skipTo="the board" style={useDockStyle()} keys={keys} onGoToShot={goToShot}>
      <TopBar />
      <div className="outline-place">
        <AfterPanels meanwhile={<div className="dock outline-dock" />}>
          <Outline />
        </AfterPanels>
      </div>
      <main id="main" tabIndex={-1} aria-label="Board" className="board-main">
        <h1 className="visually-hidden">{project.name}, board</h1>
        <Notices>
          <SketchNotice />
        </Notices>
        <BoardCanvas />
      </main>
      <AfterPanels meanwhile={<div className="filmstrip" />}>
        <Filmstrip />
      </AfterPanels>
      <div className="inspector-place">
        <InspectorPart />
      </div>
      <BoardStatus />
      <TrashPart />
    </RoomFrame>
  )
}

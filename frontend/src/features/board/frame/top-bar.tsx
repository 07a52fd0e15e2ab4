import { ChevronDown, Redo2, Search, Undo2 } from 'lucide-react'
import { Button } from '@/components/button'
import { IconButton } from '@/components/icon-button'
import { Menu } from '@/components/menu'
import { keyLabel } from '@/lib/commands'
import { useBoardState, useEdits } from '../board-context'
import { goToShot, openPalette, useBoardUi } from '../board-ui'
import { useScenes } from '../use-order'
import { QueueChip } from './queue-chip'

/** Which scene the current shot is in, and the way to another. */
function SceneMenu() {
  const scenes = useScenes()
  const current = useBoardUi((ui) => ui.current)
  const here = scenes.find(({ shots }) => shots.some(({ id }) => id === current)) ?? scenes[0]
  if (!here) return null
  const entries = scenes.map(({ scene, number, shots }) => ({
    id: scene.id,
    label: `${number} ${scene.name}`,
    isDisabled: shots.length === 0,
    onAction: () => {
      const [first] = shots
      if (first) goToShot(first.id)
    },
  }))
  return (
    <Menu label="Go to a scene" entries={entries}>
      <Button>
        {here.number} {here.scene.name}
        <ChevronDown size={14} aria-hidden />
      </Button>
    </Menu>
  )
}

function UndoButtons() {
  const edits = useEdits()
  const canUndo = useBoardState((state) => state.canUndo)
  const canRedo = useBoardState((state) => state.canRedo)
  return (
    <>
      <IconButton
        label="Undo"
        shortcut={keyLabel('mod+z')}
        isDisabled={!canUndo}
        onPress={edits.undo}
      >
        <Undo2 size={16} strokeWidth={1.6} aria-hidden />
      </IconButton>
      <IconButton
        label="Redo"
        shortcut={keyLabel('mod+shift+z')}
        isDisabled={!canRedo}
        onPress={edits.redo}
      >
        <Redo2 size={16} strokeWidth={1.6} aria-hidden />
      </IconButton>
    </>
  )
}

export function TopBar() {
  const name = useBoardState(({ project }) => project.name)
  return (
    <header className="board-top">
      <span className="project-name cut">{name}</span>
      <span className="t3" aria-hidden>
        /
      </span>
      <SceneMenu />
      <UndoButtons />
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
      <QueueChip />
    </header>
  )
}

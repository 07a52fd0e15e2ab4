import { Redo2, Undo2 } from 'lucide-react'
import { IconButton } from '@/components/icon-button'
import { keyLabel } from '@/lib/commands'
import { useBoardState, useProject } from '@/lib/project/project-context'

/** Undo and redo of what this person did to the project. */
export function UndoButtons() {
  const { edits } = useProject()
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

import { Redo2, Undo2 } from 'lucide-react'
import { IconButton } from '@/components/icon-button'
import { keyLabel } from '@/lib/commands'
import { useBoardState, useProject } from '@/lib/project/project-context'

export type History = {
  canUndo: boolean
  canRedo: boolean
  undo: () => void
  redo: () => void
}

/** What this person did to the project. */
function useProjectHistory(): History {
  const { edits } = useProject()
  const canUndo = useBoardState((state) => state.canUndo)
  const canRedo = useBoardState((state) => state.canRedo)
  return { canUndo, canRedo, undo: edits.undo, redo: edits.redo }
}

/** Undo and redo of what was done to the project, or of what a room keeps until it is saved. */
export function UndoButtons({ history }: { history?: History | undefined }) {
  const ofProject = useProjectHistory()
  const { canUndo, canRedo, undo, redo } = history ?? ofProject
  return (
    <>
      <IconButton label="Undo" shortcut={keyLabel('mod+z')} isDisabled={!canUndo} onPress={undo}>
        <Undo2 size={16} strokeWidth={1.6} aria-hidden />
      </IconButton>
      <IconButton
        label="Redo"
        shortcut={keyLabel('mod+shift+z')}
        isDisabled={!canRedo}
        onPress={redo}
      >
        <Redo2 size={16} strokeWidth={1.6} aria-hidden />
      </IconButton>
    </>
  )
}

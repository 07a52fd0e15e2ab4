import { Redo2, Undo2 } from 'lucide-react'
import { IconButton } from '@/components/icon-button'
import { keyLabel } from '@/lib/keys'
import { useBoardState } from '@/lib/project/project-context'
import { useUndo } from './use-undo'

export type History = {
  canUndo: boolean
  canRedo: boolean
  undo: () => void
  redo: () => void
  /** What undo would take back and redo would do again: "Move 3 panels". */
  undoWords?: string
  redoWords?: string
}

const tip = (verb: string, words = '') =>
  words && `${verb}: ${words.charAt(0).toLowerCase()}${words.slice(1)}`

/** What this person did to the project. */
function useProjectHistory(): History {
  const { undo, redo } = useUndo()
  const canUndo = useBoardState((state) => state.canUndo)
  const canRedo = useBoardState((state) => state.canRedo)
  const undoWords = useBoardState((state) => state.undoWords)
  const redoWords = useBoardState((state) => state.redoWords)
  return { canUndo, canRedo, undo, redo, undoWords, redoWords }
}

/** Undo and redo of what was done to the project, or of what a room keeps until it is saved. */
export function UndoButtons({ history }: { history?: History | undefined }) {
  const ofProject = useProjectHistory()
  const { canUndo, canRedo, undo, redo, undoWords, redoWords } = history ?? ofProject
  return (
    <>
      <IconButton
        label="Undo"
        tip={tip('Undo', undoWords) || undefined}
        shortcut={keyLabel('mod+z')}
        isDisabled={!canUndo}
        onPress={undo}
      >
        <Undo2 size={16} strokeWidth={1.6} aria-hidden />
      </IconButton>
      <IconButton
        label="Redo"
        tip={tip('Redo', redoWords) || undefined}
        shortcut={keyLabel('mod+shift+z')}
        isDisabled={!canRedo}
        onPress={redo}
      >
        <Redo2 size={16} strokeWidth={1.6} aria-hidden />
      </IconButton>
    </>
  )
}

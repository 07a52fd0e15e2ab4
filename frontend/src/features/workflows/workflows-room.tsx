import { useNavigate } from '@tanstack/react-router'
import { type CSSProperties, useMemo } from 'react'
import type { KeyRow } from '@/components/keys/keys-dialog'
import { useDocks } from '@/components/room/dock-sizes'
import { LibraryPlaces } from '@/components/room/library-places'
import { RoomFrame } from '@/components/room/room-frame'
import { RoomStatus } from '@/components/room/room-status'
import { RoomTop } from '@/components/room/room-top'
import { type History, UndoButtons } from '@/components/room/undo-buttons'
import { counted } from '@/lib/format/counted'
import { useProject } from '@/lib/project/project-context'
import { EditorDesk } from './editor/editor-desk'
import { redoEdit, undoEdit, useEditor } from './editor/editor-store'
import { useKeepUnsaved } from './editor/use-keep-unsaved'
import { IntakeSheet } from './intake/intake-sheet'
import { useFileDrop } from './intake/use-file-drop'
import { useIntake } from './intake/use-intake'
import { LibraryDesk } from './library-desk'
import { useLibrary } from './use-library'
import { useLibraryAddress } from './use-library-address'
import './editor/editor.css'
import './workflows.css'

const libraryKeys: readonly KeyRow[] = [
  ['To the next workflow', 'Arrows'],
  ['Open its inputs', 'Enter'],
  ['Select several', 'Ctrl Click'],
]

const editorKeys: readonly KeyRow[] = [
  ['Move an input in the form', 'Alt Arrows'],
  ['Take it out of the form', 'Del'],
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

/** While inputs are edited, undo takes back what is not saved yet. */
function useDraftHistory(isEditing: boolean): History | undefined {
  const canUndo = useEditor(({ draft }) => draft.past.length > 0)
  const canRedo = useEditor(({ draft }) => draft.future.length > 0)
  return useMemo(
    () => (isEditing ? { canUndo, canRedo, undo: undoEdit, redo: redoEdit } : undefined),
    [isEditing, canUndo, canRedo],
  )
}

/** The library of workflows, or the inputs of one of them. */
export function WorkflowsRoom() {
  const { project } = useProject()
  const library = useLibrary()
  const navigate = useNavigate()
  const { place } = useLibraryAddress()
  const { intake, take, close } = useIntake()
  const isOver = useFileDrop(take)
  useKeepUnsaved()
  const edited = library.entries.find(({ id }) => place.open && id === place.workflow)
  const history = useDraftHistory(edited?.template.origin === 'own')
  const goToShot = (shot: string) =>
    void navigate({ to: '/p/$project/board', params: { project: project.id }, search: { shot } })
  return (
    <RoomFrame
      skipTo="the workflows"
      className={`workflows-frame${edited ? ' is-editor' : ''}`}
      style={useDockStyle()}
      keys={edited ? editorKeys : libraryKeys}
      onGoToShot={goToShot}
      history={history}
    >
      <RoomTop>
        <LibraryPlaces projectId={project.id} />
        <UndoButtons history={history} />
      </RoomTop>
      {edited ? <EditorDesk entry={edited} /> : <LibraryDesk library={library} onFiles={take} />}
      {isOver && (
        <p className="drop-here">
          Drop workflows here: files of ComfyUI, or pictures and clips that carry one
        </p>
      )}
      <IntakeSheet intake={intake} onClose={close} />
      <RoomStatus>
        <span>{counted(library.entries.length, 'workflow')}</span>
        {library.problems.length > 0 && (
          <span>{counted(library.problems.length, 'file')} cannot be used</span>
        )}
      </RoomStatus>
    </RoomFrame>
  )
}

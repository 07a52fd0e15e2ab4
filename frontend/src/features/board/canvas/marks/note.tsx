import type { NodeProps } from '@xyflow/react'
import { memo, useEffect, useRef } from 'react'
import { timeOfDay } from '@/lib/format/dates'
import { useBoardState } from '@/lib/project/project-context'
import { useEdits } from '../../board-context'
import { selectMark, useBoardUi } from '../../board-ui'
import type { NoteNode } from '../board-nodes'
import { useCanvasDetail } from '../detail-context'
import { useFocusOnRequest } from '../panel/use-focus-on-request'
import { renameMark, useMarkUi } from './mark-ui'

/** The note's words as they are typed; everybody else's typing comes in meanwhile. */
function Words({ noteId, text }: { noteId: string; text: string }) {
  const edits = useEdits()
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.select(), [])
  return (
    <textarea
      ref={field}
      className="nodrag nopan nowheel nokey note-field"
      aria-label="Words of the note"
      value={text}
      // biome-ignore lint/a11y/noAutofocus: the field opens where the person just pointed
      autoFocus
      onChange={({ target }) => edits.setNoteText(noteId, target.value)}
      onBlur={() => renameMark(null)}
      onKeyDown={(event) => {
        event.stopPropagation()
        const isDone = event.key === 'Escape' || (event.key === 'Enter' && event.ctrlKey)
        if (!isDone) return
        event.currentTarget.closest<HTMLElement>('[data-mark]')?.focus()
      }}
    />
  )
}

/** A sticky note on the board. */
export const StickyNote = memo(function StickyNote({ data: { noteId } }: NodeProps<NoteNode>) {
  const note = useBoardState(({ notes }) => notes[noteId])
  const isSelected = useBoardUi((ui) => ui.marks.has(noteId))
  const isWriting = useMarkUi((ui) => ui.renaming === noteId)
  const element = useFocusOnRequest(noteId)
  const { detail } = useCanvasDetail()
  if (!note) return null
  const signed = [note.author, timeOfDay(note.createdAt)].filter(Boolean).join(', ')
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; a note groups words
    <div
      ref={element}
      role="group"
      aria-label={`Note, ${note.text || 'empty'}`}
      tabIndex={isSelected ? 0 : -1}
      data-mark={noteId}
      className={isSelected ? 'note is-selected' : 'note'}
      onFocus={({ target, currentTarget }) =>
        target === currentTarget && target.matches(':focus-visible') && selectMark(noteId)
      }
      onDoubleClick={() => renameMark(noteId)}
    >
      {detail !== 'tile' && (
        <div className="note-inner">
          {isWriting ? (
            <Words noteId={noteId} text={note.text} />
          ) : (
            <p className="note-words">
              {note.text || <span className="t3">Double-click to write</span>}
            </p>
          )}
          {signed && <p className="note-signed">{signed}</p>}
        </div>
      )}
    </div>
  )
})

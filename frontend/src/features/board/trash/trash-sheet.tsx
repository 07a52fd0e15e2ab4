import { Film, type LucideIcon, MoveUpRight, Square, StickyNote, Trash2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Button } from '@/components/button'
import { IconButton } from '@/components/icon-button'
import { announce } from '@/components/room/room-ui'
import { Sheet } from '@/components/sheet'
import type { Trashed } from '@/lib/document/model'
import { thrownOf } from '@/lib/document/trash'
import { counted } from '@/lib/format/counted'
import { dateAndTime } from '@/lib/format/dates'
import { useBoardState } from '@/lib/project/project-context'
import { useEdits } from '../board-context'
import { goToShot } from '../board-ui'
import './trash.css'
import { closeTrash, useTrashUi } from './trash-ui'

const icons: Record<Trashed['kind'], LucideIcon> = {
  shot: Square,
  scene: Film,
  note: StickyNote,
  arrow: MoveUpRight,
  group: Square,
  gone: Trash2,
}

const nouns: Record<Trashed['kind'], string> = {
  shot: 'Shot',
  scene: 'Scene',
  note: 'Note',
  arrow: 'Arrow',
  group: 'Group',
  gone: '',
}

const nameOf = ({ kind, name, shots }: Trashed): string => {
  const own = [nouns[kind], name].filter(Boolean).join(' ')
  return kind === 'scene' ? `${own}, ${counted(shots, 'shot')}` : own
}

function whenOf({ deletedAt }: Trashed): string {
  const when = new Date(deletedAt)
  return Number.isNaN(when.getTime()) ? '' : dateAndTime(when)
}

function useRestore() {
  const edits = useEdits()
  return (thrown: Trashed) => {
    if (thrown.kind === 'scene') edits.restoreScene(thrown.id)
    else if (thrown.kind === 'shot') edits.restoreShots([thrown.id])
    else edits.restoreMarks([thrown.id])
    announce(`${nameOf(thrown)} is back on the board`)
    if (thrown.kind === 'shot') goToShot(thrown.id)
  }
}

type Asked = { question: string; thrown: readonly Trashed[]; onDone: () => void }

/** Only what cannot be taken back is asked about. */
function ForGood({ question, thrown, onDone }: Asked) {
  const edits = useEdits()
  return (
    <fieldset className="trash-asking" aria-label="Delete for good">
      <span>{question} Takes stay in the gallery, codes stay taken.</span>
      <span className="grow" />
      <Button size="small" autoFocus onPress={onDone}>
        Keep
      </Button>
      <Button
        look="box"
        size="small"
        onPress={() => {
          edits.purge(thrown.map(({ id }) => id))
          onDone()
        }}
      >
        Delete
      </Button>
    </fieldset>
  )
}

function Row({ thrown }: { thrown: Trashed }) {
  const restore = useRestore()
  const [isAsking, setAsking] = useState(false)
  const Icon = icons[thrown.kind]
  const name = nameOf(thrown)
  if (isAsking) {
    return (
      <li className="trash-row">
        <ForGood question={`${name} for good?`} thrown={[thrown]} onDone={() => setAsking(false)} />
      </li>
    )
  }
  return (
    <li className="trash-row">
      <Icon size={14} strokeWidth={1.6} aria-hidden />
      <span className="cut t1">{name}</span>
      <span className="grow" />
      <span className="t3">{whenOf(thrown)}</span>
      <Button size="small" look="box" onPress={() => restore(thrown)}>
        Restore
      </Button>
      <IconButton label={`Delete ${name} for good`} size="small" onPress={() => setAsking(true)}>
        <Trash2 size={14} strokeWidth={1.6} aria-hidden />
      </IconButton>
    </li>
  )
}

function Emptying({ thrown }: { thrown: readonly Trashed[] }) {
  const [isAsking, setAsking] = useState(false)
  if (isAsking) {
    const question = `${counted(thrown.length, 'thing')} for good?`
    return <ForGood question={question} thrown={thrown} onDone={() => setAsking(false)} />
  }
  return (
    <Button isDisabled={thrown.length === 0} onPress={() => setAsking(true)}>
      Delete all for good
    </Button>
  )
}

/** What was deleted from the board and when, with the way back of each. */
export function TrashSheet() {
  const isOpen = useTrashUi((ui) => ui.isOpen)
  const trash = useBoardState((state) => state.trash)
  const thrown = useMemo(() => thrownOf(trash), [trash])
  return (
    <Sheet
      title="Deleted from the board"
      isOpen={isOpen}
      onClose={closeTrash}
      actions={<Emptying thrown={thrown} />}
    >
      {thrown.length === 0 ? (
        <p className="trash-none">
          <Trash2 size={14} aria-hidden />
          Nothing lies here. Deleted shots, scenes and notes can be brought back for a month.
        </p>
      ) : (
        <ul className="trash-list">
          {thrown.map((each) => (
            <Row key={each.id} thrown={each} />
          ))}
        </ul>
      )}
      <p className="t3 trash-takes">Deleted takes lie in the gallery’s trash.</p>
    </Sheet>
  )
}

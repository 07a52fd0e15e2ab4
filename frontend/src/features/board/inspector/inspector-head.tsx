import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Menu } from '@/components/menu'
import { Stars } from '@/components/stars'
import type { Shot } from '@/lib/document/model'
import { slate } from '@/lib/document/slots'
import { useBoardState } from '@/lib/project/project-context'
import { useBoard, useEdits } from '../board-context'
import { useAlternates } from '../use-alternates'
import { useDeleteShots } from '../use-delete-shots'
import { useDuplicateShots } from '../use-duplicate-shots'
import { useRenameShot } from '../use-rename-shot'
import { AlternateChoice } from './alternate-choice'
import { SlateField } from './slate-field'
import { useSelectedShots } from './use-selected-shots'

const none: readonly Shot[] = []

/** The alternates of the slot, and the way to another one. */
function Alternates({ shot }: { shot: Shot }) {
  const { derive } = useBoard()
  const slot = useBoardState(({ shots }) => derive.slots(shots).get(shot.slotId) ?? none)
  const { add, choose } = useAlternates()
  return (
    <AlternateChoice
      label="Alternate"
      value={shot.id}
      slot={slot}
      adding={{ label: 'New alternate', shortcut: 'A' }}
      onChoose={choose}
      onAdd={() => add(shot.id)}
    />
  )
}

function More({ shot, onRename }: { shot: Shot; onRename: () => void }) {
  const deleteShots = useDeleteShots()
  const duplicate = useDuplicateShots()
  const { add } = useAlternates()
  const name = slate(shot)
  const entries = [
    { id: 'alternate', label: 'New alternate', shortcut: 'A', onAction: () => add(shot.id) },
    {
      id: 'duplicate',
      label: 'Duplicate, without takes',
      shortcut: 'D',
      onAction: () => duplicate([shot.id]),
    },
    { id: 'slate', label: 'Change the slate', onAction: onRename },
    {
      id: 'delete',
      label: `Delete shot ${name}`,
      shortcut: 'Del',
      onAction: () => deleteShots([shot.id]),
    },
  ]
  return (
    <Menu label={`More for ${name}`} entries={entries}>
      <Button className="icon-button" aria-label={`More for ${name}`}>
        <Ellipsis size={16} aria-hidden />
      </Button>
    </Menu>
  )
}

/** What the shot is called, which of its alternates it is, and how good. */
export function InspectorHead({ shot }: { shot: Shot }) {
  const edits = useEdits()
  const [isRenaming, setRenaming] = useState(false)
  const rename = useRenameShot()
  const shots = useSelectedShots(shot)
  return (
    <header className="inspector-top">
      <div className="inspector-head">
        {isRenaming ? (
          <SlateField
            code={shot.code}
            onClose={(code) => {
              setRenaming(false)
              if (code !== undefined) void rename(shot, code)
            }}
          />
        ) : (
          <h2 onDoubleClick={() => setRenaming(true)} title="Double click to change the slate">
            {shot.code}
          </h2>
        )}
        <input
          className="control name"
          aria-label="Name of the shot"
          placeholder="Name"
          value={shot.name}
          onChange={({ target }) => edits.setShot(shot.id, 'name', target.value)}
        />
        <More shot={shot} onRename={() => setRenaming(true)} />
      </div>
      <div className="inspector-head">
        <Alternates shot={shot} />
        <span className="grow" />
        <Stars
          of={slate(shot)}
          value={shot.rating}
          onRate={(stars) =>
            edits.rate(
              shots.map(({ id }) => id),
              stars,
            )
          }
        />
      </div>
    </header>
  )
}

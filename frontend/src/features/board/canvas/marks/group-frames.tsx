import type { Group } from '@/lib/document/model'
import { useBoardState } from '@/lib/project/project-context'
import { useBoard } from '../../board-context'
import { selectShots, useBoardUi } from '../../board-ui'
import { usePlaces } from '../../use-order'
import { pick } from '../board-items'
import { useCanvasDetail } from '../detail-context'
import { useHeld } from '../held'
import { around, type Box, CAPTION } from '../layout'
import { captionHeight } from '../level-of-detail'
import { NameField } from '../name-field'
import { renameMark, useMarkUi } from './mark-ui'

/** Board px between a group's frame and what it holds. */
const AIR = 6

function useSelectGroup() {
  const { state } = useBoard()
  return ({ members }: Group) => {
    const { shots, notes } = state.getState()
    selectShots(
      new Set(members.filter((id) => shots[id])),
      new Set(members.filter((id) => notes[id])),
    )
  }
}

function Frame({ group, box }: { group: Group; box: Box }) {
  const { edits } = useBoard()
  const isNaming = useMarkUi((ui) => ui.renaming === group.id)
  const isSelected = useBoardUi(({ selected, marks }) =>
    group.members.every((id) => selected.has(id) || marks.has(id)),
  )
  const select = useSelectGroup()
  const { detail } = useCanvasDetail()
  const { x, y, w, h } = box
  return (
    <div
      className={isSelected ? 'group-frame is-selected' : 'group-frame'}
      style={{
        left: x - AIR,
        top: y - AIR,
        width: w + 2 * AIR,
        // Captions keep their size on the screen, so the foot of a panel lies lower when far away.
        height: `calc(${h - CAPTION + 2 * AIR}px + ${captionHeight[detail]} * var(--px))`,
      }}
    >
      <div className="group-name">
        {isNaming ? (
          <NameField
            label="Name of the group"
            name={group.name}
            onClose={(name) => {
              if (name) edits.renameGroup(group.id, name)
              renameMark(null)
            }}
          />
        ) : (
          <button
            type="button"
            className="nodrag nopan"
            title="Select what moves together"
            onClick={() => select(group)}
            onDoubleClick={() => renameMark(group.id)}
            onKeyDown={({ key }) => key === 'F2' && renameMark(group.id)}
          >
            {group.name}
          </button>
        )}
      </div>
    </div>
  )
}

/** A thin frame round what moves together, with its name. */
export function GroupFrames() {
  const groups = useBoardState((state) => state.groups)
  const places = usePlaces()
  const held = useHeld(({ boxes }) => boxes)
  return Object.values(groups).flatMap((group) => {
    const boxes = Object.entries(pick(places, group.members)).map(([id, box]) => held[id] ?? box)
    const box = boxes.length > 1 ? around(boxes) : null
    return box ? [<Frame key={group.id} group={group} box={box} />] : []
  })
}

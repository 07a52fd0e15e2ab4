import { memo, useMemo, useState } from 'react'
import type { Arrow } from '@/lib/document/model'
import { useBoardState } from '@/lib/project/project-context'
import { useEdits } from '../../board-context'
import { selectMark, toggleMark, useBoardUi } from '../../board-ui'
import { usePlaces } from '../../use-order'
import { nameOf } from '../board-items'
import { useHeld } from '../held'
import { NameField } from '../name-field'
import { type ArrowLine, arrowLine, holdOf } from './arrow-line'
import { renameMark, useMarkUi } from './mark-ui'

/** "From 1A to 2C", for those who do not see it. */
function useArrowName(arrow: Arrow): string {
  const from = useBoardState((state) => endName(arrow.from, state))
  const to = useBoardState((state) => endName(arrow.to, state))
  return [`Arrow from ${from} to ${to}`, arrow.label].filter(Boolean).join(', ')
}

function endName(end: Arrow['from'], state: Parameters<typeof nameOf>[1]): string {
  const id = holdOf(end)
  if (id === null) return 'a place on the board'
  return state.shots[id] ? nameOf(id, state) : 'a note'
}

function Label({ arrow, line }: { arrow: Arrow; line: ArrowLine }) {
  const edits = useEdits()
  const isNaming = useMarkUi((ui) => ui.renaming === arrow.id)
  if (!isNaming && arrow.label === '') return null
  return (
    <div className="arrow-label" style={{ left: line.middle.x, top: line.middle.y }}>
      {isNaming ? (
        <NameField
          label="Words on the arrow"
          name={arrow.label}
          onClose={(label) => {
            if (label !== undefined) edits.labelArrow(arrow.id, label)
            renameMark(null)
          }}
        />
      ) : (
        arrow.label
      )}
    </div>
  )
}

type Props = { arrow: Arrow; line: ArrowLine }

const Line = memo(function Line({ arrow, line }: Props) {
  const isSelected = useBoardUi((ui) => ui.marks.has(arrow.id))
  const name = useArrowName(arrow)
  const { from, to, degrees } = line
  const path = `M${from.x} ${from.y}L${to.x} ${to.y}`
  return (
    // biome-ignore lint/a11y/useSemanticElements: a line of a drawing cannot be a button element
    <g
      role="button"
      aria-pressed={isSelected}
      aria-label={name}
      tabIndex={isSelected ? 0 : -1}
      data-mark={arrow.id}
      className={isSelected ? 'arrow is-selected' : 'arrow'}
      onClick={({ ctrlKey, metaKey, shiftKey }) =>
        ctrlKey || metaKey || shiftKey ? toggleMark(arrow.id) : selectMark(arrow.id)
      }
      onKeyDown={({ key }) => key === 'F2' && renameMark(arrow.id)}
      onDoubleClick={() => renameMark(arrow.id)}
    >
      <path className="arrow-hit" d={path} />
      <path className="arrow-line" d={path} />
      <path
        className="arrow-head"
        d="M0 0L-9 -4.5V4.5Z"
        style={{
          transform: `translate(${to.x}px, ${to.y}px) rotate(${degrees}deg) scale(calc(1 / var(--zoom)))`,
        }}
      />
    </g>
  )
})

/** All arrows, above the panels that they join. */
export function Arrows() {
  const arrows = useBoardState((state) => state.arrows)
  const places = usePlaces()
  const held = useHeld(({ boxes }) => boxes)
  const [origin] = useState(() => new Map<string, ArrowLine>())
  const lines = useMemo(() => {
    const now = { ...places, ...held }
    return Object.values(arrows).flatMap((arrow) => {
      const line = arrowLine(arrow, now)
      return line ? [{ arrow, line: sameLine(origin, arrow.id, line) }] : []
    })
  }, [arrows, places, held, origin])
  if (lines.length === 0) return null
  return (
    <>
      <svg className="arrows" aria-label="Arrows">
        {lines.map(({ arrow, line }) => (
          <Line key={arrow.id} arrow={arrow} line={line} />
        ))}
      </svg>
      {lines.map(({ arrow, line }) => (
        <Label key={arrow.id} arrow={arrow} line={line} />
      ))}
    </>
  )
}

/** The line of before where it did not move, so that its arrow is not drawn again. */
function sameLine(known: Map<string, ArrowLine>, id: string, line: ArrowLine): ArrowLine {
  const before = known.get(id)
  if (before && JSON.stringify(before) === JSON.stringify(line)) return before
  known.set(id, line)
  return line
}

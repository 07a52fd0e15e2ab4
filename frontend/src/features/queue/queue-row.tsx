import type { ReactNode } from 'react'
import { canBeDragged } from './drop-place'
import type { QueueRow } from './queue-rows'
import type { RowProps } from './row-props'

type Props = RowProps & {
  row: QueueRow
  label: string
  isSelected: boolean
  className: string
  children: ReactNode
}

/** The frame of a row: where it lies, what it answers to. */
export function Row({ row, label, isSelected, className, children, ...props }: Props) {
  const { top, place, isCurrent, mark, on } = props
  const { id, kind } = row
  const classes = [
    'queue-row',
    className,
    isSelected && 'is-selected',
    mark && `is-drop-${mark}`,
  ].filter(Boolean)
  return (
    <tr
      aria-level={kind === 'group' ? 1 : 2}
      aria-rowindex={place}
      aria-selected={isSelected}
      aria-expanded={kind === 'group' ? !row.isFolded : undefined}
      aria-label={label}
      tabIndex={isCurrent ? 0 : -1}
      data-row={id}
      className={classes.join(' ')}
      style={{ transform: `translateY(${top}px)` }}
      draggable={canBeDragged(row)}
      onClick={(event) => on.click(id, event)}
      onKeyDown={(event) => on.keyDown(id, event)}
      onFocus={() => on.focus(id)}
      onDragStart={(event) => on.dragStart(id, event)}
      onDragOver={(event) => on.dragOver(id, event)}
      onDragEnd={on.dragEnd}
      onDrop={(event) => on.drop(id, event)}
    >
      {children}
    </tr>
  )
}

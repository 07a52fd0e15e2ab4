import type { KeyboardEvent } from 'react'
import { selectNothing, toggleSelected, useCurrentFileId } from '../gallery-ui'
import type { Layout } from '../layout/layout'
import { openFileMenu } from '../sorting/sorting-ui'
import { useChangeAddress } from '../use-gallery-address'
import { nextIndex } from './arrow-keys'
import { tileId } from './grid-row'
import type { Choosing } from './use-choosing'

type Props = { layout: Layout | null; view: number; choosing: Choosing }

function openMenuAt(id: number): void {
  const tile = document.getElementById(tileId(id))?.getBoundingClientRect()
  if (tile) openFileMenu({ x: tile.left + 16, y: tile.top + 16 })
}

/** What keys mean while the grid has the focus; those of the whole room are commands. */
export function useGridKeys({ layout, view, choosing }: Props) {
  const current = useCurrentFileId()
  const change = useChangeAddress()

  const actOn = (id: number, { key, ctrlKey, metaKey }: KeyboardEvent): boolean => {
    switch (key) {
      case 'Enter':
        change({ file: id })
        return true
      case ' ':
        if (ctrlKey || metaKey) toggleSelected(id)
        else change({ file: id })
        return true
      case 'ContextMenu':
        openMenuAt(id)
        return true
      default:
        return false
    }
  }

  return (event: KeyboardEvent) => {
    // The buttons of a heading have keys of their own.
    if (event.target !== event.currentTarget) return
    const next = layout ? nextIndex(event, choosing.indexOf(current), { layout, view }) : null
    if (next !== null) {
      event.preventDefault()
      choosing.choose(next, { isRange: event.shiftKey, isMore: false })
    } else if (event.key === 'Escape') {
      selectNothing()
    } else if (current !== null && actOn(current, event)) {
      event.preventDefault()
    }
  }
}

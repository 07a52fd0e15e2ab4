import type { DragEvent, MouseEvent } from 'react'
import type { FileOrder } from '@/api/gallery-order'
import { dragFiles } from '@/lib/workflow/dragged-file'
import { useGallery } from '../gallery-context'
import { useGalleryUi } from '../gallery-ui'
import { openFileMenu } from '../sorting/sorting-ui'
import { useChangeAddress } from '../use-gallery-address'
import type { Choosing } from './use-choosing'

const indexAt = (target: EventTarget): number => {
  const tile = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null
  return tile ? Number(tile.dataset.index) : -1
}

/** What clicking, dragging and asking for the menu of a tile mean. */
export function useGridPointer(order: FileOrder, choosing: Choosing) {
  const { shelf } = useGallery()
  const change = useChangeAddress()
  const idAt = (target: EventTarget) => order.ids[indexAt(target)]

  /** Paths of what is selected as far as it was read, the one under the pointer first. */
  const draggedPaths = (first: number): string[] => {
    const { selection } = useGalleryUi.getState()
    const others = selection.kind === 'some' ? [...selection.ids] : []
    return [...new Set([first, ...others])].flatMap((id) => shelf.get(id)?.path ?? [])
  }

  return {
    onClick: (event: MouseEvent) => {
      const index = indexAt(event.target)
      if (index < 0) return
      choosing.choose(index, {
        isRange: event.shiftKey,
        isMore: event.ctrlKey || event.metaKey,
      })
    },
    onDoubleClick: ({ target }: MouseEvent) => {
      const id = idAt(target)
      if (id !== undefined) change({ file: id })
    },
    onDragStart: (event: DragEvent) => {
      const id = idAt(event.target)
      if (id === undefined) return
      choosing.reach(indexAt(event.target))
      const [first, ...others] = draggedPaths(id)
      if (first === undefined) event.preventDefault()
      else dragFiles(event, [first, ...others])
    },
    onContextMenu: (event: MouseEvent) => {
      const index = indexAt(event.target)
      if (index < 0) return
      event.preventDefault()
      choosing.reach(index)
      openFileMenu({ x: event.clientX, y: event.clientY })
    },
  }
}

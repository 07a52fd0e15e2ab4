import { useMemo, useRef } from 'react'
import type { FileOrder } from '@/api/gallery-order'
import {
  lookAt,
  selectFew,
  selectNothing,
  selectOnly,
  toggleSelected,
  useGalleryUi,
} from '../gallery-ui'

export type ChooseHow = { isRange: boolean; isMore: boolean }

/** Selects by place in the order, as a click or an arrow means it. */
export type Choosing = {
  /** A click, or an arrow: this one, with Ctrl this one too, with Shift all up to it. */
  choose: (index: number, how: ChooseHow) => void
  /** What a frame was drawn around. */
  frame: (indexes: readonly number[], keep: ReadonlySet<number>) => void
  /** What a drag or a menu that begins on a tile is about. */
  reach: (index: number) => void
  indexOf: (id: number | null) => number
}

export function useChoosing(order: FileOrder): Choosing {
  const latest = useRef(order)
  latest.current = order
  return useMemo(() => {
    const idAt = (index: number) => latest.current.ids[index]
    const indexOf = (id: number | null) => (id === null ? -1 : latest.current.ids.indexOf(id))

    const chooseUpTo = (index: number, id: number) => {
      const { anchor } = useGalleryUi.getState()
      const from = indexOf(anchor)
      if (from < 0) return selectOnly(id)
      selectFew(latest.current.ids.subarray(Math.min(from, index), Math.max(from, index) + 1), id)
    }

    return {
      indexOf,
      choose: (index, { isRange, isMore }) => {
        const id = idAt(index)
        if (id === undefined) return
        if (isRange) chooseUpTo(index, id)
        else if (isMore) toggleSelected(id)
        else selectOnly(id)
      },
      frame: (indexes, keep) => {
        const ids = indexes.flatMap((index) => idAt(index) ?? [])
        if (ids.length === 0 && keep.size === 0) selectNothing()
        else selectFew([...keep, ...ids], ids.at(-1) ?? null)
      },
      reach: (index) => {
        const id = idAt(index)
        if (id === undefined) return
        const { selection } = useGalleryUi.getState()
        const isIn = selection.kind === 'all' ? !selection.without.has(id) : selection.ids.has(id)
        if (isIn) lookAt(id)
        else selectOnly(id)
      },
    }
  }, [])
}

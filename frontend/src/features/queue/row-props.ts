import type { DragEvent, KeyboardEvent, MouseEvent } from 'react'

/** What the list hands to each of its rows. */
export type RowProps = {
  top: number
  /** From 1, the head of the columns counted. */
  place: number
  isCurrent: boolean
  /** Where something that is dragged would land, above or below this row. */
  mark: 'upper' | 'lower' | null
  on: {
    click: (id: string, event: MouseEvent) => void
    keyDown: (id: string, event: KeyboardEvent<HTMLElement>) => void
    focus: (id: string) => void
    dragStart: (id: string, event: DragEvent) => void
    dragOver: (id: string, event: DragEvent<HTMLElement>) => void
    dragEnd: () => void
    drop: (id: string, event: DragEvent<HTMLElement>) => void
  }
}

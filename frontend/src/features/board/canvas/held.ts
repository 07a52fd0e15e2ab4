import { create } from 'zustand'
import type { ById } from '@/lib/document/model'
import type { SnapLine } from './arrange/snapping'
import type { Box } from './layout'

/** What is under way with the pointer; the document hears of it when it is let go. */
type Held = {
  /** Where what is dragged or scaled lies meanwhile. */
  boxes: ById<Box>
  lines: readonly SnapLine[]
}

const nothing: Held = { boxes: {}, lines: [] }

export const useHeld = create<Held>(() => nothing)

export const hold = (boxes: ById<Box>, lines: readonly SnapLine[] = nothing.lines) =>
  useHeld.setState({ boxes, lines })

export const letGo = () => useHeld.setState(nothing)

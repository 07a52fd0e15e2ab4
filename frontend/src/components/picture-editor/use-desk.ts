import { useState } from 'react'
import type { LayerName } from './editing'
import type { Brush } from './stroke'

export type Tool = 'crop' | LayerName

/** What the hand holds. */
export type Desk = {
  tool: Tool
  brush: Brush
  isErasing: boolean
  /** Of the paint. */
  color: string
  /** Of the crop, width to height; null is free. */
  ratio: number | null
}

/** A brush as large as a twelfth of the picture covers a face in a few strokes. */
const FIRST_BRUSH = 1 / 12

export function useDesk(longerSide: number) {
  const [desk, setDesk] = useState<Desk>(() => ({
    tool: 'crop',
    brush: { size: Math.max(4, Math.round(longerSide * FIRST_BRUSH)), feather: 0.2 },
    isErasing: false,
    color: '#ffffff',
    ratio: null,
  }))
  const change = (changes: Partial<Desk>) => setDesk((now) => ({ ...now, ...changes }))
  return { desk, change }
}

export type ChangeDesk = (changes: Partial<Desk>) => void

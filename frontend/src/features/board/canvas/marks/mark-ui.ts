import { create } from 'zustand'
import type { ArrowEnd } from '@/lib/document/model'

type MarkUi = {
  /** The note, arrow or group whose words are being changed. */
  renaming: string | null
  /** An arrow is being drawn: first it is asked where from, then where to. */
  arrow: { status: 'idle' } | { status: 'from' } | { status: 'to'; from: ArrowEnd }
}

export const useMarkUi = create<MarkUi>(() => ({ renaming: null, arrow: { status: 'idle' } }))

export const renameMark = (renaming: string | null) => useMarkUi.setState({ renaming })

export const drawArrow = (arrow: MarkUi['arrow']) => useMarkUi.setState({ arrow })

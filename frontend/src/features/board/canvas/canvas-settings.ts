import { create } from 'zustand'

/** Lines over a picture that help to judge its frame. */
export const guides = ['thirds', 'centre', 'safe', 'matte'] as const
export type Guide = (typeof guides)[number]

export const guideLabels: Record<Guide, string> = {
  thirds: 'Guide: thirds',
  centre: 'Guide: centre',
  safe: 'Guide: safe areas',
  matte: "Matte of the shot's format",
}

/** How this person likes the canvas; kept on this machine. */
export type CanvasSettings = {
  /** A grid of dots is shown, and panels lie on it. */
  grid: boolean
  /** Panels snap to each other; Shift turns it round while dragging. */
  snapLines: boolean
  /** What a plain turn of the wheel does; with Ctrl it always zooms. */
  wheel: 'pan' | 'zoom'
  guides: readonly Guide[]
}

const standard: CanvasSettings = { grid: false, snapLines: false, wheel: 'pan', guides: [] }

const KEY = 'canvas'

/** What was stored, as far as it can be believed. */
export function readSettings(stored: string | null): CanvasSettings {
  const kept: unknown = stored === null ? null : safelyParsed(stored)
  if (typeof kept !== 'object' || kept === null) return standard
  const asked: unknown[] = 'guides' in kept && Array.isArray(kept.guides) ? kept.guides : []
  return {
    grid: 'grid' in kept && kept.grid === true,
    snapLines: 'snapLines' in kept && kept.snapLines === true,
    wheel: 'wheel' in kept && kept.wheel === 'zoom' ? 'zoom' : 'pan',
    guides: guides.filter((guide) => asked.includes(guide)),
  }
}

function safelyParsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export const useCanvasSettings = create<CanvasSettings>(() =>
  readSettings(localStorage.getItem(KEY)),
)

function change(changes: Partial<CanvasSettings>): void {
  useCanvasSettings.setState(changes)
  localStorage.setItem(KEY, JSON.stringify(useCanvasSettings.getState()))
}

export const toggleGrid = () => change({ grid: !useCanvasSettings.getState().grid })

export const toggleSnapLines = () => change({ snapLines: !useCanvasSettings.getState().snapLines })

export const turnWheel = () =>
  change({ wheel: useCanvasSettings.getState().wheel === 'pan' ? 'zoom' : 'pan' })

export function toggleGuide(guide: Guide): void {
  const { guides: shown } = useCanvasSettings.getState()
  change({
    guides: guides.filter((each) => shown.includes(each) !== (each === guide)),
  })
}

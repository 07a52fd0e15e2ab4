import { create } from 'zustand'

export type Dock = 'outline' | 'inspector'

/** Smallest and largest width in px that a hand can give a dock. */
export const dockLimits: Record<Dock, { least: number; most: number }> = {
  outline: { least: 200, most: 400 },
  inspector: { least: 280, most: 480 },
}

export function withinLimits(dock: Dock, width: number): number {
  const { least, most } = dockLimits[dock]
  return Math.round(Math.min(most, Math.max(least, width)))
}

const KEY = 'docks'

type Sizes = Partial<Record<Dock, number>>

/** What was stored, as far as it can be believed. */
export function readSizes(stored: string | null): Sizes {
  if (stored === null) return {}
  try {
    const value: unknown = JSON.parse(stored)
    if (typeof value !== 'object' || value === null) return {}
    const sizes: Sizes = {}
    if ('outline' in value && typeof value.outline === 'number') sizes.outline = value.outline
    if ('inspector' in value && typeof value.inspector === 'number') {
      sizes.inspector = value.inspector
    }
    return sizes
  } catch {
    return {}
  }
}

type DockStore = { sizes: Sizes; resize: (dock: Dock, width: number) => void }

export const useDocks = create<DockStore>((set, get) => ({
  sizes: readSizes(localStorage.getItem(KEY)),
  resize: (dock, width) => {
    const sizes = { ...get().sizes, [dock]: withinLimits(dock, width) }
    localStorage.setItem(KEY, JSON.stringify(sizes))
    set({ sizes })
  },
}))

import { create } from 'zustand'

export type CanvasEntry = {
  id: string
  label: string
  keys?: string | undefined
  isOn?: boolean
  isDisabled?: boolean
  run: () => void
}

export type CanvasSection = { title: string; entries: readonly CanvasEntry[] }

/** What stands in the canvas's menu, and where on the screen it opens. */
export type CanvasMenu = {
  label: string
  at: { x: number; y: number }
  sections: readonly CanvasSection[]
}

/** There is one at a time. */
export const useCanvasMenu = create<{ open: CanvasMenu | null }>(() => ({ open: null }))

export const openCanvasMenu = (open: CanvasMenu) => useCanvasMenu.setState({ open })

/** Closes this menu, unless a choice in it has opened another one meanwhile. */
export const closeCanvasMenu = (menu: CanvasMenu) =>
  useCanvasMenu.setState(({ open }) => ({ open: open === menu ? null : open }))

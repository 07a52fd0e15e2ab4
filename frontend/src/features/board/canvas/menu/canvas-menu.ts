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

/** The one menu of the canvas: what stands in it, and where on the screen it opens. */
type CanvasMenu = {
  open: { label: string; at: { x: number; y: number }; sections: readonly CanvasSection[] } | null
}

export const useCanvasMenu = create<CanvasMenu>(() => ({ open: null }))

export const openCanvasMenu = (open: NonNullable<CanvasMenu['open']>) =>
  useCanvasMenu.setState({ open })

export const closeCanvasMenu = () => useCanvasMenu.setState({ open: null })

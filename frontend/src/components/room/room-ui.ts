import { create } from 'zustand'

/** What the frame of a project's rooms shows; nobody else sees it. */
type RoomUi = {
  isPaletteOpen: boolean
  isKeysOpen: boolean
  isSketchNoticeClosed: boolean
  /** The sidebar that tells every render under way. */
  isProgressOpen: boolean
  announcement: string
}

export const useRoomUi = create<RoomUi>(() => ({
  isPaletteOpen: false,
  isKeysOpen: false,
  isSketchNoticeClosed: false,
  isProgressOpen: false,
  announcement: '',
}))

const set = useRoomUi.setState

export const openPalette = (isPaletteOpen: boolean) => set({ isPaletteOpen })
export const openProgress = (isProgressOpen: boolean) => set({ isProgressOpen })
export const toggleProgress = () => set((ui) => ({ isProgressOpen: !ui.isProgressOpen }))
export const openKeys = (isKeysOpen: boolean) => set({ isKeysOpen })
export const closeSketchNotice = () => set({ isSketchNoticeClosed: true })

/** Says a result to those who do not see it. */
export const announce = (announcement: string) => set({ announcement })

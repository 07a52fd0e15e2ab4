import { create } from 'zustand'

/** What the frame of a project's rooms shows; nobody else sees it. */
type RoomUi = {
  isPaletteOpen: boolean
  isKeysOpen: boolean
  isSketchNoticeClosed: boolean
  announcement: string
}

export const useRoomUi = create<RoomUi>(() => ({
  isPaletteOpen: false,
  isKeysOpen: false,
  isSketchNoticeClosed: false,
  announcement: '',
}))

const set = useRoomUi.setState

export const openPalette = (isPaletteOpen: boolean) => set({ isPaletteOpen })
export const openKeys = (isKeysOpen: boolean) => set({ isKeysOpen })
export const closeSketchNotice = () => set({ isSketchNoticeClosed: true })

/** Says a result to those who do not see it. */
export const announce = (announcement: string) => set({ announcement })

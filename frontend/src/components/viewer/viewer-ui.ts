import { create } from 'zustand'

type ViewerUi = { isInfoOpen: boolean; toggleInfo: () => void }

/** What this person wants to see beside every picture. */
export const useViewerUi = create<ViewerUi>((set) => ({
  isInfoOpen: false,
  toggleInfo: () => set(({ isInfoOpen }) => ({ isInfoOpen: !isInfoOpen })),
}))

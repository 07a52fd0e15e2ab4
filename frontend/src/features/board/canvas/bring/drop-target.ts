import { create } from 'zustand'

/** The shot under what is dragged over the board; null where there is none. */
export const useDropTarget = create<{ shotId: string | null }>(() => ({ shotId: null }))

export const aimAt = (shotId: string | null) => useDropTarget.setState({ shotId })

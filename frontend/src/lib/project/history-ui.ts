import { create } from 'zustand'

export type HistoryPart = 'snapshots' | 'branches'

/** Which part of the history is shown; null is none. */
export const useHistoryUi = create<{ part: HistoryPart | null }>(() => ({ part: null }))

export const openHistory = (part: HistoryPart): void => useHistoryUi.setState({ part })
export const closeHistory = (): void => useHistoryUi.setState({ part: null })

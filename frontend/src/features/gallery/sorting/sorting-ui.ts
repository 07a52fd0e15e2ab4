import { create } from 'zustand'

export type MoveManner = 'move' | 'copy'

/** What is asked before something is done; at most one question at a time. */
export type SortingQuestion =
  | { kind: 'rename' }
  | { kind: 'rename-by-date'; folder: string }
  | { kind: 'place'; manner: MoveManner }
  | { kind: 'overwrite'; files: OverwriteQuestion }
  | { kind: 'tags' }
  | { kind: 'history' }
  | { kind: 'new-folder'; parent: string }
  | { kind: 'rename-folder'; folder: string }

/** Files were let go over a folder in which some of their names are taken. */
export type OverwriteQuestion = {
  folder: string
  taken: number
  paths: readonly string[]
}

type MenuPlace = { x: number; y: number }

type SortingUi = {
  question: SortingQuestion | null
  /** Where the menu of the selected files is open. */
  menu: MenuPlace | null
  /** The list of tags at the selection bar. */
  isTagging: boolean
  /** The tag of what was picked, for the mark on tiles; null while there is none. */
  pickTag: number | null
  /** The folder over which files are held. */
  overFolder: string | null
}

export const useSortingUi = create<SortingUi>(() => ({
  question: null,
  menu: null,
  isTagging: false,
  pickTag: null,
  overFolder: null,
}))

const set = useSortingUi.setState

export const ask = (question: SortingQuestion) => set({ question, menu: null })
export const closeQuestion = () => set({ question: null })
export const openFileMenu = (menu: MenuPlace) => set({ menu })
export const closeFileMenu = () => set({ menu: null })
export const showPicks = (pickTag: number | null) => set({ pickTag })
export const dragOverFolder = (overFolder: string | null) => set({ overFolder })
export const openTagging = (isTagging: boolean) => set({ isTagging })

import { create } from 'zustand'

type Works = {
  ids: readonly string[]
  /** Shows how far a work is, and says when it is over. */
  watch: (id: string) => void
  forget: (id: string) => void
}

/** The long works that this page has started: copies, archives. */
export const useWorks = create<Works>((set) => ({
  ids: [],
  watch: (id) => set(({ ids }) => ({ ids: [...ids, id] })),
  forget: (id) => set(({ ids }) => ({ ids: ids.filter((known) => known !== id) })),
}))

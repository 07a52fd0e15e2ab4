import { create } from 'zustand'

/** What this person has chosen in the list; nobody else sees it. */
type QueueUi = {
  /** Ids of jobs. */
  selected: ReadonlySet<string>
  /** The row from which Shift selects. */
  anchor: string | null
  /** The row that takes the Tab key. */
  current: string | null
  /** Groups that were folded or opened by hand. */
  turned: ReadonlySet<string>
  menu: OpenMenu | null
  /** Counts up when the current row is to be brought into view. */
  revealRequest: number
}

/** The open menu: what it is about, and the button beside which it stands. */
export type OpenMenu = { jobs: readonly string[]; name: string; anchor: HTMLElement }

const nothing: ReadonlySet<string> = new Set()

const start: QueueUi = {
  selected: nothing,
  anchor: null,
  current: null,
  turned: nothing,
  menu: null,
  revealRequest: 0,
}

export const useQueueUi = create<QueueUi>(() => start)

const set = useQueueUi.setState

export const startQueue = () => set(start)

export const reachRow = (current: string) => set({ current })

export const openMenu = (menu: OpenMenu) => set({ menu })
export const closeMenu = () => set({ menu: null })

/** A click, or an arrow: only this row. */
export const selectRow = (row: string, jobs: readonly string[]) =>
  set({ selected: new Set(jobs), anchor: row, current: row })

/** Selects a job from elsewhere on the page, and shows its row. */
export const showJob = (id: string) =>
  set(({ revealRequest }) => ({
    selected: new Set([id]),
    anchor: id,
    current: id,
    revealRequest: revealRequest + 1,
  }))

/** Ctrl and a click, or Space: the row's jobs come in, or go if all of them are in. */
export const toggleRow = (row: string, jobs: readonly string[]) =>
  set(({ selected }) => {
    const after = new Set(selected)
    const areIn = jobs.every((id) => after.has(id))
    for (const id of jobs) {
      if (areIn) after.delete(id)
      else after.add(id)
    }
    return { selected: after, anchor: row, current: row }
  })

/** Shift: everything from the anchor on; `jobs` are those of the range. */
export const selectRange = (row: string, jobs: readonly string[]) =>
  set(({ anchor }) => ({ selected: new Set(jobs), anchor: anchor ?? row, current: row }))

export const selectJobs = (jobs: Iterable<string>) => set({ selected: new Set(jobs) })

export const turnGroup = (id: string) =>
  set(({ turned }) => {
    const after = new Set(turned)
    if (!after.delete(id)) after.add(id)
    return { turned: after }
  })

/** Opens or folds every shot; `turned` are those that then stand other than by themselves. */
export const turnGroups = (turned: Iterable<string>) => set({ turned: new Set(turned) })

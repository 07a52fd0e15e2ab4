import { create } from 'zustand'

export type InspectorSection = 'shot' | 'camera' | 'generate' | 'takes' | 'notes' | 'info'

/** What this person looks at; nobody else sees it. */
type BoardUi = {
  selected: ReadonlySet<string>
  /** The shot of the inspector and of the keys; always one of `selected` when there is one. */
  current: string | null
  /** The scene of the inspector while no shot is. */
  scene: string | null
  /** Sticky notes and arrows that are selected, beside the shots or alone. */
  marks: ReadonlySet<string>
  /** Counts up when the current panel is to be brought into view. */
  revealRequest: number
  /** The panel or note, or `description`, that is to take the focus as soon as it is on the page. */
  focusTarget: string | null
  sections: ReadonlySet<InspectorSection>
}

const noMarks: ReadonlySet<string> = new Set()

const start: BoardUi = {
  selected: new Set(),
  current: null,
  scene: null,
  marks: noMarks,
  revealRequest: 0,
  focusTarget: null,
  sections: new Set(['shot', 'camera', 'generate', 'takes']),
}

export const useBoardUi = create<BoardUi>(() => start)

const set = useBoardUi.setState

export const selectShot = (id: string | null) =>
  set({ current: id, scene: null, selected: new Set(id === null ? [] : [id]), marks: noMarks })

/** Selects and brings into view; the keyboard stays where it is. */
export const showShot = (id: string) =>
  set(({ revealRequest }) => ({
    current: id,
    scene: null,
    selected: new Set([id]),
    marks: noMarks,
    revealRequest: revealRequest + 1,
  }))

/** Selects, brings into view, and takes the keyboard along. */
export const goToShot = (id: string) => {
  showShot(id)
  set({ focusTarget: id })
}

/** Opens the words of the shot that is selected, and sends the keyboard there. */
export const describeShot = () => {
  openSection('shot')
  set({ focusTarget: 'description' })
}

export const focusTaken = () => set({ focusTarget: null })

/** Selects these shots, and these notes and arrows. */
export const selectShots = (ids: ReadonlySet<string>, marks: ReadonlySet<string> = noMarks) =>
  set(({ current }) => ({
    selected: ids,
    marks,
    scene: null,
    current: current !== null && ids.has(current) ? current : ([...ids].at(-1) ?? null),
  }))

export const selectMark = (id: string) =>
  set({ selected: new Set(), current: null, scene: null, marks: new Set([id]) })

/** Shows a scene in the inspector; no shot is in hand then. */
export const showScene = (id: string) =>
  set({ selected: new Set(), current: null, marks: noMarks, scene: id })

/** Selects a note or an arrow and takes the keyboard along. */
export const goToMark = (id: string) => {
  selectMark(id)
  set({ focusTarget: id })
}

export const toggleMark = (id: string) =>
  set(({ marks }) => {
    const next = new Set(marks)
    if (!next.delete(id)) next.add(id)
    return { marks: next }
  })

/** Everything on the board that is selected, by id. */
export const selectedItems = (): string[] => {
  const { selected, marks } = useBoardUi.getState()
  return [...selected, ...marks]
}

export const toggleShot = (id: string) => {
  const selected = new Set(useBoardUi.getState().selected)
  if (selected.has(id)) selected.delete(id)
  else selected.add(id)
  set({ selected, scene: null, current: selected.has(id) ? id : ([...selected].at(-1) ?? null) })
}

export const toggleSection = (section: InspectorSection) =>
  set((ui) => {
    const sections = new Set(ui.sections)
    if (!sections.delete(section)) sections.add(section)
    return { sections }
  })

export const openSection = (section: InspectorSection) =>
  set(({ sections }) => ({ sections: new Set([...sections, section]) }))

/** A board just opened: nothing selected but what its address names. */
export const startBoard = (shot: string | null) =>
  set({
    selected: new Set(shot ? [shot] : []),
    current: shot,
    scene: null,
    marks: noMarks,
  })

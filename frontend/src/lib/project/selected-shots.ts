import { create } from 'zustand'

type SelectedShots = { projectId: string; shots: readonly string[] }

const useSelection = create<SelectedShots>(() => ({ projectId: '', shots: [] }))

const none: readonly string[] = []

/** The board says what is selected, for the rooms that do something with it. */
export const shareSelection = (projectId: string, shots: readonly string[]): void =>
  useSelection.setState({ projectId, shots })

/** The shots last selected in this project; some may be deleted by now. */
export const useSharedSelection = (projectId: string): readonly string[] =>
  useSelection((selection) => (selection.projectId === projectId ? selection.shots : none))

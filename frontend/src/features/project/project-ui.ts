import { create } from 'zustand'

export type ProjectDialog = 'settings' | 'save-as' | 'duplicate' | 'archive' | 'open'

/** Which of the project's dialogs is open. */
export const useProjectUi = create<{ dialog: ProjectDialog | null }>(() => ({ dialog: null }))

export const openProjectDialog = (dialog: ProjectDialog) => useProjectUi.setState({ dialog })
export const closeProjectDialog = () => useProjectUi.setState({ dialog: null })

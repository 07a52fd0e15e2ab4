import { create } from 'zustand'

export const useTrashUi = create<{ isOpen: boolean }>(() => ({ isOpen: false }))

export const openTrash = () => useTrashUi.setState({ isOpen: true })

export const closeTrash = () => useTrashUi.setState({ isOpen: false })

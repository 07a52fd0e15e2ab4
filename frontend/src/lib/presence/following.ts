import { create } from 'zustand'

/** Whom this person's view of the board follows; null is nobody. */
export const useFollowing = create<{ id: string | null }>(() => ({ id: null }))

export const follow = (id: string): void => useFollowing.setState({ id })
export const followNobody = (): void => useFollowing.setState({ id: null })

import { create } from 'zustand'

/**
 * What is looked at as large as the window: the shots of the board by the take that each shows,
 * all takes of one shot, or some takes against each other.
 */
export type Viewing =
  | { kind: 'closed' }
  | { kind: 'shots'; shotId: string }
  | { kind: 'takes'; shotId: string; takeId: string | null }
  | { kind: 'compare'; shotId: string; takeIds: readonly string[] }

const closed: Viewing = { kind: 'closed' }

export const useViewing = create<{ viewing: Viewing }>(() => ({ viewing: closed }))

const view = (viewing: Viewing) => useViewing.setState({ viewing })

/** The shot, with its neighbours on the board to either side. */
export const openShot = (shotId: string) => view({ kind: 'shots', shotId })

/** The takes of a shot; the chosen one where none is named. */
export const openTakes = (shotId: string, takeId: string | null = null) =>
  view({ kind: 'takes', shotId, takeId })

/** Two to four takes of a shot. */
export const compareTakes = (shotId: string, takeIds: readonly string[]) =>
  view({ kind: 'compare', shotId, takeIds })

export const closeViewing = () => view(closed)

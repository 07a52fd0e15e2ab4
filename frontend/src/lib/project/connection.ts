import { create } from 'zustand'
import type { Connection } from '../document/board-document'

export type Reach = {
  connection: Connection
  /** Why the board cannot be opened, or its edits not be saved, in the service's words. */
  trouble: string | null
}

/** Whether the live document reaches its server and the disk; what is edited meanwhile is kept. */
export const useConnection = create<Reach>(() => ({ connection: 'connecting', trouble: null }))

export const setConnection = (connection: Connection) => useConnection.setState({ connection })

export const setTrouble = (trouble: string | null) => useConnection.setState({ trouble })

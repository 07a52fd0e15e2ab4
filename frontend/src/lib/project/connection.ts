import { create } from 'zustand'
import type { Connection } from '../document/board-document'

/** Whether the live document reaches its server; what is edited meanwhile is kept. */
export const useConnection = create<{ connection: Connection }>(() => ({
  connection: 'connecting',
}))

export const setConnection = (connection: Connection) => useConnection.setState({ connection })

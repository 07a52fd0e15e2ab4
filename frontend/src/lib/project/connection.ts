import { create } from 'zustand'
import type { Connection } from '../document/board-document'
import type { Saving } from '../document/saving'

export type Reach = {
  connection: Connection
  /** Why the board cannot be opened, or its edits not be saved, in the service's words. */
  trouble: string | null
  /** How far what was edited here is on the service's disk, as far as it is reached. */
  saving: Saving
}

/** Whether the live document reaches its server and the disk; what is edited meanwhile is kept. */
export const useConnection = create<Reach>(() => ({
  connection: 'connecting',
  trouble: null,
  saving: 'saved',
}))

export const setConnection = (connection: Connection) => useConnection.setState({ connection })

export const setTrouble = (trouble: string | null) => useConnection.setState({ trouble })

export const setSaving = (saving: Saving) => useConnection.setState({ saving })

/** The service is reached, and has not said for too long whether an edit is on its disk. */
export const isSilent = ({ connection, saving }: Reach): boolean =>
  connection !== 'offline' && saving === 'unanswered'

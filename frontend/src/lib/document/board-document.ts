import { IndexeddbPersistence } from 'y-indexeddb'
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

/** Marks what this person did, so that undo never takes back somebody else's edit. */
export const mine = Symbol('mine')

export type BoardMaps = {
  project: Y.Map<unknown>
  scenes: Y.Map<unknown>
  shots: Y.Map<unknown>
  placements: Y.Map<unknown>
  notes: Y.Map<unknown>
  arrows: Y.Map<unknown>
  groups: Y.Map<unknown>
  takes: Y.Map<unknown>
  trash: Y.Map<unknown>
}

export type BoardDocument = {
  doc: Y.Doc
  maps: BoardMaps
  undo: Y.UndoManager
  /** Who else is there and what they do; nothing of it is kept. */
  awareness: Awareness
}

export function createBoardDocument(doc: Y.Doc = new Y.Doc()): BoardDocument {
  const maps: BoardMaps = {
    project: doc.getMap('project'),
    scenes: doc.getMap('scenes'),
    shots: doc.getMap('shots'),
    placements: doc.getMap('placements'),
    notes: doc.getMap('notes'),
    arrows: doc.getMap('arrows'),
    groups: doc.getMap('groups'),
    takes: doc.getMap('takes'),
    trash: doc.getMap('trash'),
  }
  const { takes: _, ...edited } = maps
  const undo = new Y.UndoManager(Object.values(edited), { trackedOrigins: new Set([mine]) })
  maps.project.observe(({ keysChanged, transaction }) => {
    // Another branch is another board: steps done on the former would be nonsense on it.
    if (keysChanged.has('branch') && transaction.origin !== undo) undo.clear()
  })
  return { doc, maps, undo, awareness: new Awareness(doc) }
}

export type Connection = 'connecting' | 'online' | 'offline'

type Link = {
  /** Such as `ws://127.0.0.1:9810/ws/board`; the project's id is put behind it. */
  address: string
  projectId: string
  onConnection: (connection: Connection) => void
  /** The document is worth drawing: from the server, or from this machine's own copy. */
  onReady: () => void
}

/** Keeps the document in step with the server and a copy on this machine. Returns the way to stop. */
export function linkBoardDocument({ doc, maps, awareness }: BoardDocument, link: Link): () => void {
  const copy = new IndexeddbPersistence(`board:${link.projectId}`, doc)
  const provider = new WebsocketProvider(link.address, link.projectId, doc, {
    maxBackoffTime: 4_000,
    awareness,
  })
  copy.whenSynced.then(() => maps.project.size > 0 && link.onReady())
  provider.on('sync', (synced: boolean) => synced && link.onReady())
  provider.on('status', ({ status }) => {
    if (status === 'connected') link.onConnection('online')
    else if (status === 'disconnected') link.onConnection('offline')
  })
  provider.on('connection-error', () => link.onConnection('offline'))
  return () => {
    provider.destroy()
    void copy.destroy()
  }
}

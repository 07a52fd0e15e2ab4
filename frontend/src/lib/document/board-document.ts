import { IndexeddbPersistence } from 'y-indexeddb'
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { whenIdle } from '../when-idle'
import { followSaving, type Saving } from './saving'

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

/** Close code: this page is not the service's own, which trying again does not change. */
const FOREIGN = 4403

/** Close codes from here on carry the service's reason. */
const REFUSED = 4400

/** Why the service cannot save, which it says among those who are present. */
function troubleIn(awareness: Awareness): string | null {
  const told = [...awareness.getStates().values()].map(({ trouble }): unknown => trouble)
  return told.find((trouble) => typeof trouble === 'string') ?? null
}

type Link = {
  /** Such as `ws://127.0.0.1:9810/ws/board`; the project's id is put behind it. */
  address: string
  projectId: string
  onConnection: (connection: Connection) => void
  /** Why the board cannot be opened, or its edits not be saved; null while both can. */
  onTrouble: (trouble: string | null) => void
  /** How far what is edited here is on the service's disk. */
  onSaving: (saving: Saving) => void
  /** The document is worth drawing: from the server, or from this machine's own copy. */
  onReady: () => void
}

/**
 * Ms that the copy on this machine has before the server is asked without it; some browsers keep
 * none. A slow machine needs them: to read the whole board from both takes it twice as long.
 */
const COPY_LASTS = 1_000

/**
 * Keeps the document in step with the server and a copy on this machine. Returns the way to stop.
 * The copy comes first: then the server sends what is new instead of everything, and the copy does
 * not store the whole board again with each opening.
 */
export function linkBoardDocument({ doc, maps, awareness }: BoardDocument, link: Link): () => void {
  const copy = new IndexeddbPersistence(`board:${link.projectId}`, doc)
  const provider = new WebsocketProvider(link.address, link.projectId, doc, {
    connect: false,
    // Other tabs are told the whole board on connecting: that waits until this one is drawn.
    disableBc: true,
    maxBackoffTime: 4_000,
    awareness,
    // A folder that is away comes back, a board that is in use is let go.
    shouldReconnect: ({ code }) => code !== FOREIGN,
  })
  // Nobody hears of what comes out of the copy: for them all of it would be encoded once more.
  const hearers = [copy._storeUpdate, provider._updateHandler]
  for (const hear of hearers) doc.off('update', hear)
  let stopWaiting = () => {}
  let stopFollowing: (() => void) | undefined
  const connect = () => {
    clearTimeout(timer)
    stopWaiting()
    for (const hear of hearers) doc.on('update', hear)
    stopFollowing ??= followSaving(provider, link)
    provider.connect()
    stopWaiting = whenIdle(() => {
      provider.disableBc = false
      provider.connectBc()
    })
  }
  const timer = setTimeout(connect, COPY_LASTS)
  copy.on('synced', () => {
    connect()
    if (maps.project.size > 0) link.onReady()
  })
  let refusal: string | null = null
  const tellTrouble = () => link.onTrouble(refusal ?? troubleIn(awareness))
  awareness.on('change', tellTrouble)
  provider.on('sync', (synced: boolean) => {
    if (!synced) return
    refusal = null
    tellTrouble()
    link.onConnection('online')
    link.onReady()
  })
  provider.on('status', ({ status }) => {
    if (status === 'disconnected') link.onConnection('offline')
  })
  provider.on('connection-close', (event) => {
    if (!event || event.code < REFUSED) return
    refusal = event.reason
    tellTrouble()
  })
  provider.on('connection-error', () => link.onConnection('offline'))
  return () => {
    clearTimeout(timer)
    stopWaiting()
    stopFollowing?.()
    awareness.off('change', tellTrouble)
    provider.destroy()
    void copy.destroy()
  }
}

import type * as Y from 'yjs'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { BoardDocument, BoardMaps } from './board-document'
import type {
  Arrow,
  ById,
  Group,
  Note,
  Placement,
  ProjectFacts,
  Scene,
  Shot,
  Take,
  Trashed,
} from './model'
import {
  readArrow,
  readGroup,
  readNote,
  readPlacement,
  readProject,
  readScene,
  readShot,
  readTake,
  readTrashed,
} from './read'
import { wordsOf } from './undo-words'

/** The document as the page reads it. What did not change keeps its identity. */
export type BoardState = {
  project: ProjectFacts
  scenes: ById<Scene>
  shots: ById<Shot>
  placements: ById<Placement>
  notes: ById<Note>
  arrows: ById<Arrow>
  groups: ById<Group>
  trash: ById<Trashed>
  /** Of one shot, oldest version first. */
  takes: ById<readonly Take[]>
  canUndo: boolean
  canRedo: boolean
  /** What undo would take back and redo would do again: "Move 3 panels"; empty where nothing. */
  undoWords: string
  redoWords: string
}

export type BoardStore = StoreApi<BoardState>

type Reader<T> = (id: string, value: unknown) => T

function readAll<T>(map: Y.Map<unknown>, read: Reader<T>): ById<T> {
  return Object.fromEntries([...map.entries()].map(([id, value]) => [id, read(id, value)]))
}

/** The ids whose entry, or anything within it, is touched by `events`. */
function touchedIds(events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): Set<string> {
  const ids = new Set<string>()
  for (const event of events) {
    const [id] = event.path
    if (id !== undefined) ids.add(String(id))
    else for (const key of event.changes.keys.keys()) ids.add(key)
  }
  return ids
}

function reread<T>(before: ById<T>, map: Y.Map<unknown>, ids: Iterable<string>, read: Reader<T>) {
  const after: Record<string, T> = { ...before }
  for (const id of ids) {
    if (map.has(id)) after[id] = read(id, map.get(id))
    else delete after[id]
  }
  return after
}

/** Reads a map once, and what was touched again after each change. */
function follow<T>(map: Y.Map<unknown>, read: Reader<T>, tell: (all: ById<T>) => void): ById<T> {
  let all = readAll(map, read)
  map.observeDeep((events) => {
    all = reread(all, map, touchedIds(events), read)
    tell(all)
  })
  return all
}

export function takesByShot(takes: readonly Take[]): ById<readonly Take[]> {
  const grouped: Record<string, Take[]> = {}
  for (const take of takes) {
    if (take.shotId === null) continue
    grouped[take.shotId] ??= []
    grouped[take.shotId]?.push(take)
  }
  for (const group of Object.values(grouped)) {
    group.sort((a, b) => a.version - b.version || a.variant - b.variant || (a.id < b.id ? -1 : 1))
  }
  return grouped
}

/** Shots whose takes stayed the same keep their array, so that their panels stay as they are. */
function keepSame(before: ById<readonly Take[]>, after: ById<readonly Take[]>) {
  const same = (a: readonly Take[], b: readonly Take[]) =>
    a.length === b.length && a.every((take, index) => take === b[index])
  return Object.fromEntries(
    Object.entries(after).map(([shot, takes]) => {
      const old = before[shot]
      return [shot, old && same(old, takes) ? old : takes]
    }),
  )
}

function readHistory(undo: Y.UndoManager) {
  return {
    canUndo: undo.canUndo(),
    canRedo: undo.canRedo(),
    undoWords: wordsOf(undo.undoStack.at(-1)),
    redoWords: wordsOf(undo.redoStack.at(-1)),
  }
}

/** Everything of the document, each map followed for as long as it lives. */
function followMaps(maps: BoardMaps, tell: (news: Partial<BoardState>) => void) {
  const { scenes, shots, placements, notes, arrows, groups, trash } = maps
  return {
    scenes: follow(scenes, readScene, (all) => tell({ scenes: all })),
    shots: follow(shots, readShot, (all) => tell({ shots: all })),
    placements: follow(placements, readPlacement, (all) => tell({ placements: all })),
    notes: follow(notes, readNote, (all) => tell({ notes: all })),
    arrows: follow(arrows, readArrow, (all) => tell({ arrows: all })),
    groups: follow(groups, readGroup, (all) => tell({ groups: all })),
    trash: follow(trash, readTrashed, (all) => tell({ trash: all })),
  }
}

/** Follows the document for as long as it lives. */
export function followBoardDocument({ maps, undo }: BoardDocument): BoardStore {
  const takes = follow(maps.takes, readTake, (all) =>
    store.setState((state) => ({ takes: keepSame(state.takes, takesByShot(Object.values(all))) })),
  )
  const store: BoardStore = createStore<BoardState>(() => ({
    project: readProject(maps.project),
    ...followMaps(maps, (news) => store.setState(news)),
    takes: takesByShot(Object.values(takes)),
    ...readHistory(undo),
  }))
  maps.project.observe(() => store.setState({ project: readProject(maps.project) }))
  const noteHistory = () => store.setState(readHistory(undo))
  undo.on('stack-item-added', noteHistory)
  undo.on('stack-item-updated', noteHistory)
  undo.on('stack-item-popped', noteHistory)
  undo.on('stack-cleared', noteHistory)
  return store
}

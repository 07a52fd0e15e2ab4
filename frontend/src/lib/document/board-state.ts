import type * as Y from 'yjs'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { BoardDocument, BoardMaps } from './board-document'
import type { ById, Placement, ProjectFacts, Scene, Shot, Take } from './model'
import { readPlacement, readProject, readScene, readShot, readTake } from './read'

/** The document as the page reads it. What did not change keeps its identity. */
export type BoardState = {
  project: ProjectFacts
  scenes: ById<Scene>
  shots: ById<Shot>
  placements: ById<Placement>
  /** Of one shot, oldest version first. */
  takes: ById<readonly Take[]>
  canUndo: boolean
  canRedo: boolean
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

export function takesByShot(takes: readonly Take[]): ById<readonly Take[]> {
  const grouped: Record<string, Take[]> = {}
  for (const take of takes) {
    if (take.shotId === null) continue
    grouped[take.shotId] ??= []
    grouped[take.shotId]?.push(take)
  }
  for (const group of Object.values(grouped)) {
    group.sort((a, b) => a.version - b.version || a.id.localeCompare(b.id))
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

function readState(maps: BoardMaps, undo: Y.UndoManager): BoardState {
  return {
    project: readProject(maps.project),
    scenes: readAll(maps.scenes, readScene),
    shots: readAll(maps.shots, readShot),
    placements: readAll(maps.placements, readPlacement),
    takes: takesByShot(Object.values(readAll(maps.takes, readTake))),
    canUndo: undo.canUndo(),
    canRedo: undo.canRedo(),
  }
}

/** Follows the document for as long as it lives. */
export function followBoardDocument({ maps, undo }: BoardDocument): BoardStore {
  const store = createStore<BoardState>(() => readState(maps, undo))
  let allTakes = readAll(maps.takes, readTake)
  maps.project.observe(() => store.setState({ project: readProject(maps.project) }))
  maps.scenes.observeDeep((events) =>
    store.setState(({ scenes }) => ({
      scenes: reread(scenes, maps.scenes, touchedIds(events), readScene),
    })),
  )
  maps.shots.observeDeep((events) =>
    store.setState(({ shots }) => ({
      shots: reread(shots, maps.shots, touchedIds(events), readShot),
    })),
  )
  maps.placements.observeDeep((events) =>
    store.setState(({ placements }) => ({
      placements: reread(placements, maps.placements, touchedIds(events), readPlacement),
    })),
  )
  maps.takes.observeDeep((events) => {
    allTakes = reread(allTakes, maps.takes, touchedIds(events), readTake)
    store.setState(({ takes }) => ({
      takes: keepSame(takes, takesByShot(Object.values(allTakes))),
    }))
  })
  const noteUndo = () => store.setState({ canUndo: undo.canUndo(), canRedo: undo.canRedo() })
  undo.on('stack-item-added', noteUndo)
  undo.on('stack-item-popped', noteUndo)
  undo.on('stack-cleared', noteUndo)
  return store
}

import type * as Y from 'yjs'
import type { BoardMaps } from './board-document'
import {
  type Fields,
  GROUP,
  isMap,
  isRecord,
  NOTE,
  PLAIN,
  putWords,
  SHOT,
  type Shape,
  sharedMap,
} from './shapes'

/** A whole board as plain JSON: the document's maps by name, as the service tells it. */
export type BoardContent = Readonly<Record<string, Readonly<Record<string, unknown>>>>

const shapes = {
  scenes: PLAIN,
  shots: SHOT,
  placements: PLAIN,
  notes: NOTE,
  arrows: PLAIN,
  groups: GROUP,
} as const

const mapNames = ['scenes', 'shots', 'placements', 'notes', 'arrows', 'groups'] as const

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

function writePlain(map: Y.Map<unknown>, wanted: Fields): void {
  for (const key of [...map.keys()]) if (!(key in wanted)) map.delete(key)
  for (const [key, value] of Object.entries(wanted)) {
    const current = map.get(key)
    if (!isSame(isMap(current) ? current.toJSON() : current, value)) map.set(key, value)
  }
}

function writeFields(entry: Y.Map<unknown>, wanted: Fields, { maps, texts }: Shape): void {
  const shared = new Set([...maps, ...texts])
  for (const key of [...entry.keys()]) if (!(key in wanted) && !shared.has(key)) entry.delete(key)
  for (const key of texts) putWords(entry, key, String(wanted[key] ?? ''))
  for (const key of maps) {
    const inner = entry.get(key)
    if (isMap(inner)) writePlain(inner, isRecord(wanted[key]) ? wanted[key] : {})
  }
  for (const [key, value] of Object.entries(wanted)) {
    if (!shared.has(key) && !isSame(entry.get(key), value)) entry.set(key, value)
  }
}

function writeEntries(map: Y.Map<unknown>, wanted: Fields, shape: Shape): void {
  for (const key of [...map.keys()]) if (!isRecord(wanted[key])) map.delete(key)
  for (const [key, fields] of Object.entries(wanted)) {
    if (!isRecord(fields)) continue
    const entry = map.get(key)
    if (isMap(entry)) writeFields(entry, fields, shape)
    else map.set(key, sharedMap(fields, shape))
  }
}

/**
 * Makes the document say what `wanted` says, by writing only what differs; takes are not touched.
 * A chosen take whose file is gone is no choice any more.
 */
export function writeContent(maps: BoardMaps, wanted: BoardContent): void {
  for (const name of mapNames) writeEntries(maps[name], wanted[name] ?? {}, shapes[name])
  writePlain(maps.trash, wanted.trash ?? {})
  writePlain(maps.project, wanted.project ?? {})
  for (const shot of maps.shots.values()) {
    if (!isMap(shot)) continue
    const chosen = shot.get('chosen_take')
    if (typeof chosen === 'string' && !maps.takes.has(chosen)) shot.set('chosen_take', null)
  }
}

/** What deleting leaves in the trash, and what lies there. */
import type * as Y from 'yjs'
import type { BoardMaps } from '../board-document'
import { readShot } from '../read'
import { isMap, isRecord } from '../shapes'
import { slate } from '../slots'

type Fields = Record<string, unknown>

/** A shot as the trash keeps it. */
export type ThrownShot = { shot: Fields; placement: unknown }

export const isThrownShot = (value: unknown): value is ThrownShot =>
  isRecord(value) && isRecord(value.shot)

/** A scene with all its shots. */
export type ThrownScene = { kind: 'scene'; scene: Fields; shots: Fields }

export const isThrownScene = (value: unknown): value is ThrownScene =>
  isRecord(value) && value.kind === 'scene' && isRecord(value.scene) && isRecord(value.shots)

/** The shots of an entry of the trash by id: one, or those of a scene. */
export function thrownShots(id: string, entry: unknown): [string, ThrownShot][] {
  if (isThrownShot(entry)) return [[id, entry]]
  if (!isThrownScene(entry)) return []
  return Object.entries(entry.shots).flatMap(([key, value]) =>
    isThrownShot(value) ? [[key, value] as [string, ThrownShot]] : [],
  )
}

/** What is left of an entry that was deleted for good: names that are not to be given again. */
export function goneEntry(id: string, entry: unknown, deletedAt: string) {
  const names = thrownShots(id, entry).map(([key, { shot }]) => slate(readShot(key, shot)))
  return { kind: 'gone', names, deleted_at: deletedAt }
}

/** What every shot says that there is or was, and may come back. */
export function everyShot({ shots, trash }: BoardMaps): Fields[] {
  const here = [...shots.values()].filter(isMap).map(named)
  const thrown = [...trash.entries()].flatMap(([id, entry]) => thrownShots(id, entry))
  return [...here, ...thrown.map(([, { shot }]) => shot)]
}

/** Only what names it: reading a whole shot for each would be slow. */
const named = (shot: Y.Map<unknown>): Fields => ({
  slot_id: shot.get('slot_id'),
  code: shot.get('code'),
  alternate_number: shot.get('alternate_number'),
})

/** Names of folders that takes lie in, and those of shots that were deleted for good. */
export function namesForGood({ takes, trash }: BoardMaps): string[] {
  const owners = [...takes.values()].filter(isRecord).map(({ owner }) => owner)
  const gone = [...trash.values()].flatMap((entry) =>
    isRecord(entry) && Array.isArray(entry.names) ? entry.names.map(String) : [],
  )
  return [...owners.filter(isRecord).map(({ name }) => String(name ?? '')), ...gone]
}

/** Slots of scenes in the document: who stands, and where the panels of a scene begin. */
import type * as Y from 'yjs'
import { ulid } from '@/lib/ulid'
import type { BoardMaps } from '../board-document'
import type { Placement, Scene } from '../model'
import { byOrder } from '../order'
import { readPlacement, readScene } from '../read'
import { isMap } from '../shapes'
import { byNumber, standingIn, standingOf } from '../slots'
import { putPlace } from './places'

type Point = { x: number; y: number }

/** What a scene has that is no alternate of another. */
export const ownSlot = () => ({
  slot_id: ulid(),
  alternate_number: 1,
  highest_alternate: 1,
  stands_at: '',
})

const allScenes = ({ scenes }: BoardMaps): Scene[] =>
  [...scenes.entries()].map(([id, scene]) => readScene(id, scene))

/** By their numbers, without one that is left out. */
export const scenesOfSlot = (maps: BoardMaps, slotId: string, without?: string): Scene[] =>
  allScenes(maps)
    .filter((scene) => scene.slotId === slotId && scene.id !== without)
    .sort(byNumber)

/** In the order of the film. */
export const standingScenes = (maps: BoardMaps): Scene[] =>
  standingIn(Object.fromEntries(allScenes(maps).map((scene) => [scene.id, scene]))).sort(byOrder)

export const shotsIn = ({ shots }: BoardMaps, sceneId: string) =>
  [...shots.entries()].flatMap(([id, shot]): [string, Y.Map<unknown>][] =>
    isMap(shot) && shot.get('scene_id') === sceneId ? [[id, shot]] : [],
  )

const placesIn = (maps: BoardMaps, sceneId: string): [string, Placement][] =>
  shotsIn(maps, sceneId).flatMap(([id]): [string, Placement][] => {
    const place = maps.placements.get(id)
    return place === undefined ? [] : [[id, readPlacement(id, place)]]
  })

/** Null where the document places none of its panels. */
export function cornerOf(maps: BoardMaps, sceneId: string): Point | null {
  const places = placesIn(maps, sceneId).map(([, place]) => place)
  if (places.length === 0) return null
  return { x: Math.min(...places.map(({ x }) => x)), y: Math.min(...places.map(({ y }) => y)) }
}

/** Has the panels of the scene that stands in a slot begin at a corner; null leaves them. */
export function moveToCorner(maps: BoardMaps, slotId: string, corner: Point | null): void {
  const standing = standingOf(scenesOfSlot(maps, slotId))
  const own = standing ? cornerOf(maps, standing.id) : null
  if (!standing || !own || !corner) return
  const by = { x: corner.x - own.x, y: corner.y - own.y }
  if (by.x === 0 && by.y === 0) return
  for (const [id, place] of placesIn(maps, standing.id)) {
    putPlace(maps, id, { ...place, x: place.x + by.x, y: place.y + by.y })
  }
}

import { ulid } from '@/lib/ulid'
import type { BoardMaps } from '../board-document'
import type { Scene } from '../model'
import { readPlacement, readScene } from '../read'
import { isMap, SHOT, sharedMap } from '../shapes'
import { standingOf } from '../slots'
import type { EditCore } from './core'
import { putPlace } from './places'
import { cornerOf, moveToCorner, scenesOfSlot, standingScenes } from './scene-slots'
import { copiedShots } from './scenes'
import { momentAfter } from './slots'
import { isThrownScene } from './trash'

/** A number that the slot never had: each scene of it knows the highest that was ever given. */
function nextNumber({ scenes, trash }: BoardMaps, slotId: string): number {
  const here = [...scenes.entries()].flatMap(([id, scene]) =>
    isMap(scene) ? [[id, scene.toJSON()] as const] : [],
  )
  const thrown = [...trash.entries()].flatMap(([id, entry]) =>
    isThrownScene(entry) ? [[id, entry.scene] as const] : [],
  )
  const own = [...here, ...thrown].filter(([id, scene]) => readScene(id, scene).slotId === slotId)
  const given = own.flatMap(([, scene]) => [scene.alternate_number, scene.highest_alternate])
  return Math.max(1, ...given.map(Number).filter(Number.isInteger)) + 1
}

/** The scene's number in the film, which its alternates share. */
const numberOf = (maps: BoardMaps, { slotId }: Scene): number =>
  standingScenes(maps).findIndex((scene) => scene.slotId === slotId) + 1

/** What is done to the alternates of a scene. */
export function sceneAlternateEdits({ maps, step }: EditCore) {
  const { scenes, shots, placements } = maps
  const sceneOf = (id: string) => {
    const scene = scenes.get(id)
    return isMap(scene) ? scene : undefined
  }
  return {
    /**
     * Another scene of the same slot with copies of its shots, without takes; it stands from now
     * on where the other one lies. The id of the new one, or null where the scene is gone.
     */
    addSceneAlternate(id: string): string | null {
      const source = sceneOf(id)
      if (!source) return null
      const from = readScene(id, source)
      const slot = scenesOfSlot(maps, from.slotId)
      const given = nextNumber(maps, from.slotId)
      const made = {
        ...source.toJSON(),
        id: ulid(),
        slot_id: from.slotId,
        alternate_number: given,
        highest_alternate: given,
        stands_at: momentAfter(slot),
        folded: false,
      }
      const copies = copiedShots(maps, id, { id: made.id, number: numberOf(maps, from) })
      step(`Add scene ${numberOf(maps, from)} A${given}`, () => {
        for (const mate of slot) sceneOf(mate.id)?.set('highest_alternate', given)
        scenes.set(made.id, sharedMap(made))
        for (const { copy_of, ...shot } of copies) {
          shots.set(String(shot.id), sharedMap(shot, SHOT))
          const place = placements.get(String(copy_of))
          if (place) putPlace(maps, String(shot.id), readPlacement('', place))
        }
      })
      return made.id
    },

    /** Puts an alternate with its shots on the board and into the film, where the one before lies. */
    chooseScene(id: string) {
      const scene = sceneOf(id)
      if (!scene) return
      const chosen = readScene(id, scene)
      const slot = scenesOfSlot(maps, chosen.slotId)
      const before = standingOf(slot)
      step(`Choose scene ${numberOf(maps, chosen)} A${chosen.alternateNumber}`, () => {
        scene.set('stands_at', momentAfter(slot))
        moveToCorner(maps, chosen.slotId, before ? cornerOf(maps, before.id) : null)
      })
    },
  }
}

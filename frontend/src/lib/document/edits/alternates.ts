import { ulid } from '@/lib/ulid'
import { readShot } from '../read'
import { SHOT, sharedMap } from '../shapes'
import { slate } from '../slots'
import type { EditCore } from './core'
import { alternatesIn, momentAfter, nextAlternate, settlePlace } from './slots'

/** What is done to the alternates of a slot. */
export function alternateEdits({ maps, step, shotOf }: EditCore) {
  return {
    /**
     * Another shot of the same slot, with all that the shot says and none of its takes; it stands
     * from now on. The id of the new one, or null where the shot is gone.
     */
    addAlternate(id: string): string | null {
      const source = shotOf(id)
      if (!source) return null
      const from = readShot(id, source)
      const alternate_number = nextAlternate(maps, from)
      const made = {
        ...source.toJSON(),
        id: ulid(),
        slot_id: from.slotId,
        alternate_number,
        stands_at: momentAfter(alternatesIn(maps, from.slotId)),
        chosen_take: null,
        created_at: new Date().toISOString(),
      }
      step(`Add ${slate({ code: from.code, alternateNumber: alternate_number })}`, () => {
        maps.shots.set(made.id, sharedMap(made, SHOT))
        settlePlace(maps, from.slotId)
      })
      return made.id
    },

    /** Puts an alternate on the board and into the film. */
    chooseAlternate(id: string) {
      const shot = shotOf(id)
      if (!shot) return
      const chosen = readShot(id, shot)
      step(`Choose ${slate(chosen)}`, () => {
        shot.set('stands_at', momentAfter(alternatesIn(maps, chosen.slotId)))
        settlePlace(maps, chosen.slotId)
      })
    },
  }
}

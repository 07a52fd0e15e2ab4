import { counted } from '@/lib/format/counted'
import { ulid } from '@/lib/ulid'
import type { BoardMaps } from '../board-document'
import { nextCode } from '../codes'
import type { Placement, Shot } from '../model'
import { byOrder, ordersAfterMove } from '../order'
import { readScene, readShot } from '../read'
import { isMap, isShotText, putWords, SHOT, type ShotText, sharedMap } from '../shapes'
import type { EditCore } from './core'
import { lastOrder, plainOf, putPlace } from './places'
import { alternatesIn, settlePlace } from './slots'
import { everyShot, goneEntry, isThrownShot, namesForGood } from './trash'

type ShotField = 'name' | 'seed' | 'template_id' | 'chosen_take' | 'rating' | 'duration' | 'node_id'

export type NewShot = {
  sceneId: string
  sceneNumber: number
  templateId: string
  /** Frames; null and left out where nobody has said. */
  duration?: number | null
  /** Left out where nobody sees the board; it finds a place of its own then. */
  placement?: Placement
  /** Panels that make room, with their new places. */
  moved?: Readonly<Record<string, Placement>>
}

/** A copy of a shot, with the place of its panel; without one the board finds it one. */
export type Copy = Pick<NewShot, 'placement' | 'moved'> & { from: string; sceneNumber: number }

/** Every code ever given: on the board, in the trash, on disk. */
const usedCodes = (maps: BoardMaps): string[] => [
  ...everyShot(maps).map(({ code }) => String(code ?? '')),
  ...namesForGood(maps),
]

const ordersIn = ({ shots }: BoardMaps, sceneId: string) =>
  [...shots.entries()].flatMap(([id, shot]) => {
    if (!isMap(shot) || shot.get('scene_id') !== sceneId) return []
    const order: unknown = shot.get('order')
    return typeof order === 'number' ? [{ id, order }] : []
  })

function newShot(maps: BoardMaps, { sceneId, sceneNumber, templateId, duration = null }: NewShot) {
  return {
    id: ulid(),
    slot_id: ulid(),
    alternate_number: 1,
    scene_id: sceneId,
    order: lastOrder(maps.shots.values(), sceneId) + 1,
    code: nextCode(sceneNumber, usedCodes(maps)),
    name: '',
    rating: 0,
    duration,
    seed: Math.floor(Math.random() * 2 ** 31),
    seed_locked: false,
    template_id: templateId,
    node_id: null,
    chosen_take: null,
    created_at: new Date().toISOString(),
  }
}

/** The scene that a shot comes back to: its own, or the last where that is gone. */
function homeOf({ scenes }: BoardMaps, { scene_id: own }: Record<string, unknown>): unknown {
  if (typeof own === 'string' && scenes.has(own)) return own
  const left = [...scenes.entries()].map(([id, scene]) => readScene(id, scene))
  return left.sort(byOrder).at(-1)?.id ?? own
}

/** What tells a copy from the shot that it is of. */
function copyOf(maps: BoardMaps, source: Shot, sceneNumber: number) {
  const kin = ordersIn(maps, source.sceneId)
  const next = kin.sort(byOrder).find(({ order }) => order > source.order)
  const id = ulid()
  return {
    id,
    slot_id: ulid(),
    alternate_number: 1,
    stands_at: '',
    order: ordersAfterMove(kin, [id], next?.id ?? null)[id] ?? source.order,
    code: nextCode(sceneNumber, usedCodes(maps)),
    chosen_take: null,
    created_at: new Date().toISOString(),
  }
}

/** What is done to shots. */
export function shotEdits({ maps, step, stream, quietly, shotOf }: EditCore) {
  const { shots, placements, trash } = maps
  return {
    addShot(wanted: NewShot): string {
      const shot = newShot(maps, wanted)
      step(`Add shot ${shot.code}`, () => {
        shots.set(shot.id, sharedMap(shot, SHOT))
        if (wanted.placement) putPlace(maps, shot.id, wanted.placement)
        for (const [other, to] of Object.entries(wanted.moved ?? {})) putPlace(maps, other, to)
      })
      return shot.id
    },

    setShot(id: string, field: ShotField | ShotText, value: string | number | boolean | null) {
      stream(`Change ${field.replaceAll('_', ' ')}`, `shot:${id}:${field}`, () => {
        const shot = shotOf(id)
        if (!shot) return
        if (isShotText(field)) putWords(shot, field, String(value ?? ''))
        else shot.set(field, value)
      })
    },

    /** What somebody types into a text of a shot; others may be typing there, too. */
    setText(id: string, field: ShotText, words: string) {
      stream(`Type in ${field}`, `shot:${id}:${field}`, () => {
        const shot = shotOf(id)
        if (shot) putWords(shot, field, words)
      })
    },

    /** New words for a shot as one step, unlike typing. */
    describe(id: string, words: string) {
      step('Rewrite the description', () => {
        const shot = shotOf(id)
        if (shot) putWords(shot, 'description', words)
      })
    },

    /** How good they are, from 0 to 5 stars. */
    rate(ids: readonly string[], stars: number) {
      step(`Rate ${counted(ids.length, 'shot')}`, () => {
        for (const id of ids) shotOf(id)?.set('rating', stars)
      })
    },

    /** Whether their prompts leave out what their scene says in every one. */
    leaveOutSceneText(ids: readonly string[], isLeftOut: boolean) {
      step(isLeftOut ? 'Leave out the scene’s text' : 'Take in the scene’s text', () => {
        for (const id of ids) shotOf(id)?.set('without_scene_text', isLeftOut)
      })
    },

    /** The node that renders them; null leaves it to the farm. */
    pinNode(ids: readonly string[], nodeId: string | null) {
      step('Choose a node', () => {
        for (const id of ids) shotOf(id)?.set('node_id', nodeId)
      })
    },

    /** Shots of their own that say the same and have no takes, each behind the one it is of. */
    duplicateShots(copies: readonly Copy[]): string[] {
      const made: string[] = []
      step(`Duplicate ${counted(copies.length, 'shot')}`, () => {
        for (const copy of copies) {
          const source = shotOf(copy.from)
          if (!source) continue
          const shot = copyOf(maps, readShot(copy.from, source), copy.sceneNumber)
          shots.set(shot.id, sharedMap({ ...source.toJSON(), ...shot }, SHOT))
          if (copy.placement) putPlace(maps, shot.id, copy.placement)
          for (const [other, to] of Object.entries(copy.moved ?? {})) putPlace(maps, other, to)
          made.push(shot.id)
        }
      })
      return made
    },

    /**
     * Puts shots in front of another of a scene, or at its end for null, with their alternates.
     * Their codes stay: a slate is given once. `places` are where their panels go.
     */
    moveShots(
      ids: readonly string[],
      to: { sceneId: string; before: string | null },
      places: Readonly<Record<string, Placement>> = {},
    ) {
      step(`Move ${counted(ids.length, 'shot')}`, () => {
        const orders = ordersAfterMove(ordersIn(maps, to.sceneId), ids, to.before)
        for (const [id, order] of Object.entries(orders)) {
          const shot = shotOf(id)
          const slotId = shot && readShot(id, shot).slotId
          for (const mate of slotId === undefined ? [] : alternatesIn(maps, slotId)) {
            shotOf(mate.id)?.set('order', order)
            if (ids.includes(id)) shotOf(mate.id)?.set('scene_id', to.sceneId)
          }
        }
        for (const [id, place] of Object.entries(places)) putPlace(maps, id, place)
      })
    },

    deleteShots(ids: readonly string[]) {
      const deletedAt = new Date().toISOString()
      step(`Delete ${counted(ids.length, 'shot')}`, () => {
        for (const id of ids) {
          const shot = shotOf(id)
          if (!shot) continue
          const { slotId } = readShot(id, shot)
          const placement = plainOf(placements.get(id))
          trash.set(id, { shot: shot.toJSON(), placement, deleted_at: deletedAt })
          shots.delete(id)
          placements.delete(id)
          settlePlace(maps, slotId, placement)
        }
      })
    },

    /** Takes away new shots that never got what they were made for: nobody's step, and no trash. */
    withdrawShots(ids: readonly string[]) {
      quietly(() => {
        for (const id of ids) {
          shots.delete(id)
          placements.delete(id)
        }
      })
    },

    /** Takes things out of the trash for good; the codes of their shots stay taken. */
    purge(ids: readonly string[]) {
      const deletedAt = new Date().toISOString()
      step(`Delete ${counted(ids.length, 'thing')} for good`, () => {
        for (const id of ids) {
          const gone = goneEntry(id, trash.get(id), deletedAt)
          if (gone.names.length > 0) trash.set(id, gone)
          else trash.delete(id)
        }
      })
    },

    restoreShots(ids: readonly string[]) {
      step(`Bring back ${counted(ids.length, 'shot')}`, () => {
        for (const id of ids) {
          const entry = trash.get(id)
          if (!isThrownShot(entry)) continue
          shots.set(id, sharedMap({ ...entry.shot, scene_id: homeOf(maps, entry.shot) }, SHOT))
          settlePlace(maps, readShot(id, shots.get(id)).slotId, entry.placement)
          trash.delete(id)
        }
      })
    },
  }
}

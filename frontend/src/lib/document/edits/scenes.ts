import { counted } from '@/lib/format/counted'
import { ulid } from '@/lib/ulid'
import type { BoardMaps } from '../board-document'
import { nextCode } from '../codes'
import { byOrder, ordersAfterMove } from '../order'
import { readPlacement, readScene, readShot } from '../read'
import { isMap, isRecord, SHOT, sharedMap } from '../shapes'
import { standingOf } from '../slots'
import type { EditCore } from './core'
import { lastOrder, plainOf, putPlace } from './places'
import {
  cornerOf,
  moveToCorner,
  ownSlot,
  scenesOfSlot,
  shotsIn,
  standingScenes,
} from './scene-slots'
import { everyShot, isThrownScene, namesForGood, thrownShots } from './trash'

export type SceneField =
  | 'name'
  | 'heading'
  | 'description'
  | 'lyrics'
  | 'prompt_start'
  | 'prompt_end'

type Fields = Record<string, unknown>

/** Copies of a scene's shots for another one: their alternates stay together, their takes stay. */
export function copiedShots(
  maps: BoardMaps,
  from: string,
  to: { id: string; number: number },
): Fields[] {
  const given = [...everyShot(maps).map(({ code }) => String(code ?? '')), ...namesForGood(maps)]
  const slots = new Map<string, { slot_id: string; code: string }>()
  const sources = shotsIn(maps, from).sort(([a, one], [b, other]) =>
    byOrder(readShot(a, one), readShot(b, other)),
  )
  return sources.map(([id, shot]) => {
    const { slotId } = readShot(id, shot)
    const slot = slots.get(slotId) ?? { slot_id: ulid(), code: nextCode(to.number, given) }
    slots.set(slotId, slot)
    given.push(slot.code)
    const created_at = new Date().toISOString()
    const own = { id: ulid(), scene_id: to.id, chosen_take: null, created_at, copy_of: id }
    return { ...shot.toJSON(), ...slot, ...own }
  })
}

/** What is done to scenes. */
export function sceneEdits({ maps, step, stream, quietly }: EditCore) {
  const { scenes, shots, placements, trash } = maps
  const sceneOf = (id: string) => {
    const scene = scenes.get(id)
    return isMap(scene) ? scene : undefined
  }
  return {
    addScene(name: string): string {
      const id = ulid()
      const order = lastOrder(scenes.values()) + 1
      const fields = { id, name, description: '', heading: '', lyrics: '', order }
      step('Add a scene', () => scenes.set(id, sharedMap({ ...fields, ...ownSlot() })))
      return id
    },

    renameScene(id: string, name: string) {
      step('Rename a scene', () => sceneOf(id)?.set('name', name))
    },

    setScene(id: string, field: SceneField, words: string) {
      const what =
        field === 'name' ? 'Rename a scene' : `Change a scene’s ${field.replace('_', ' ')}`
      stream(what, `scene:${id}:${field}`, () => sceneOf(id)?.set(field, words))
    },

    /** What the prompts of one scene begin and end with becomes that of others. */
    giveSceneText(from: string, to: readonly string[]) {
      const { promptStart, promptEnd } = readScene(from, scenes.get(from))
      step(`Use a scene’s text for ${counted(to.length, 'scene')}`, () => {
        for (const id of to) {
          sceneOf(id)?.set('prompt_start', promptStart)
          sceneOf(id)?.set('prompt_end', promptEnd)
        }
      })
    },

    /** Nobody's step to take back: it hides nothing for good. */
    foldScene(id: string, isFolded: boolean) {
      quietly(() => sceneOf(id)?.set('folded', isFolded))
    },

    /** In front of another scene, or behind all for null; `places` are where panels go with it. */
    moveScene(id: string, before: string | null, places: Parameters<typeof putPlaces>[1] = {}) {
      step('Move a scene', () => {
        putSceneOrders(maps, ordersAfterMove(standingScenes(maps), [id], before))
        putPlaces(maps, places)
      })
    },

    /** Behind the one it is of, with copies of its shots `down` px below; the id of the new one. */
    duplicateScene(id: string, down: number): string | null {
      const source = sceneOf(id)
      if (!source) return null
      const order = standingScenes(maps)
      const at = order.findIndex((scene) => scene.id === id)
      const made = ulid()
      const orders = ordersAfterMove(order, [made], order[at + 1]?.id ?? null)
      const copies = copiedShots(maps, id, { id: made, number: at + 2 })
      step('Duplicate a scene', () => {
        const name = `${readScene(id, source).name} copy`
        const own = { id: made, name, ...ownSlot(), folded: false }
        scenes.set(made, sharedMap({ ...source.toJSON(), ...own }))
        putSceneOrders(maps, orders)
        for (const { copy_of, ...shot } of copies) {
          shots.set(String(shot.id), sharedMap(shot, SHOT))
          const place = placements.get(String(copy_of))
          if (!place) continue
          const from = readPlacement('', place)
          putPlace(maps, String(shot.id), { ...from, y: from.y + down })
        }
      })
      return made
    },

    /** The scene goes with all its shots, and comes back with them. */
    deleteScene(id: string) {
      const scene = sceneOf(id)
      if (!scene) return
      step('Delete a scene', () => {
        const own = shotsIn(maps, id)
        const thrown = own.map(([shotId, shot]) => {
          const placement = plainOf(placements.get(shotId))
          return [shotId, { shot: shot.toJSON(), placement }] as const
        })
        trash.set(id, {
          kind: 'scene',
          scene: scene.toJSON(),
          shots: Object.fromEntries(thrown),
          deleted_at: new Date().toISOString(),
        })
        const corner = cornerOf(maps, id)
        const [left] = scenesOfSlot(maps, readScene(id, scene).slotId, id)
        scenes.delete(id)
        for (const [shotId] of own) {
          shots.delete(shotId)
          placements.delete(shotId)
        }
        if (left) moveToCorner(maps, left.slotId, corner)
      })
    },

    restoreScene(id: string) {
      const entry = trash.get(id)
      if (!isThrownScene(entry)) return
      step('Bring back a scene', () => {
        const { slotId } = readScene(id, entry.scene)
        const stood = standingOf(scenesOfSlot(maps, slotId))
        const corner = stood ? cornerOf(maps, stood.id) : null
        scenes.set(id, sharedMap(entry.scene))
        for (const [shotId, { shot, placement }] of thrownShots(id, entry)) {
          shots.set(shotId, sharedMap(shot, SHOT))
          if (isRecord(placement)) placements.set(shotId, sharedMap(placement))
        }
        trash.delete(id)
        moveToCorner(maps, slotId, corner)
      })
    },
  }
}

/** Alternates of a scene go along. */
function putSceneOrders(maps: BoardMaps, orders: Readonly<Record<string, number>>): void {
  for (const [id, order] of Object.entries(orders)) {
    const { slotId } = readScene(id, maps.scenes.get(id))
    for (const mate of scenesOfSlot(maps, slotId)) {
      const scene = maps.scenes.get(mate.id)
      if (isMap(scene)) scene.set('order', order)
    }
  }
}

function putPlaces(
  maps: BoardMaps,
  places: Readonly<Record<string, Parameters<typeof putPlace>[2]>>,
): void {
  for (const [id, place] of Object.entries(places)) putPlace(maps, id, place)
}

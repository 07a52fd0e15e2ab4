import { ulid } from '@/lib/ulid'
import type { BoardMaps } from '../board-document'
import { nextCode } from '../codes'
import type { Placement } from '../model'
import { isMap, isRecord, isShotText, putWords, SHOT, type ShotText, sharedMap } from '../shapes'
import { counted } from '../undo-words'
import type { EditCore } from './core'
import { lastOrder, plainOf, putPlace } from './places'

type ShotField = 'name' | 'seed' | 'template_id' | 'chosen_take' | 'rating' | 'duration' | 'node_id'

export type NewShot = {
  sceneId: string
  sceneNumber: number
  templateId: string
  /** Left out where nobody sees the board; it finds a place of its own then. */
  placement?: Placement
  /** Panels that make room, with their new places. */
  moved?: Readonly<Record<string, Placement>>
}

/** What a deleted shot leaves in `trash`, enough to bring it back whole. */
type Trashed = { shot: Record<string, unknown>; placement: unknown; deleted_at: string }

function isTrashed(value: unknown): value is Trashed {
  return isRecord(value) && isRecord(value.shot)
}

/** Every code ever given: on the board, in the trash, on a take. */
function usedCodes({ shots, trash, takes }: BoardMaps): string[] {
  return [
    ...[...shots.values()].filter(isMap).map((shot) => String(shot.get('code') ?? '')),
    ...[...trash.values()].filter(isTrashed).map(({ shot }) => String(shot.code ?? '')),
    ...[...takes.values()]
      .filter(isRecord)
      .map(({ owner }) => (isRecord(owner) ? String(owner.name ?? '') : '')),
  ]
}

function newShot(maps: BoardMaps, { sceneId, sceneNumber, templateId }: NewShot) {
  return {
    id: ulid(),
    slot_id: ulid(),
    alternate_number: 1,
    scene_id: sceneId,
    order: lastOrder(maps.shots.values(), sceneId) + 1,
    code: nextCode(sceneNumber, usedCodes(maps)),
    name: '',
    rating: 0,
    duration: null,
    seed: Math.floor(Math.random() * 2 ** 31),
    seed_locked: false,
    template_id: templateId,
    node_id: null,
    chosen_take: null,
    created_at: new Date().toISOString(),
  }
}

/** What is done to shots. */
export function shotEdits({ maps, step, stream, shotOf }: EditCore) {
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
      stream(`Change ${field.replaceAll('_', ' ')}`, `shot ${id} ${field}`, () => {
        const shot = shotOf(id)
        if (!shot) return
        if (isShotText(field)) putWords(shot, field, String(value ?? ''))
        else shot.set(field, value)
      })
    },

    /** What somebody types into a text of a shot; others may be typing there, too. */
    setText(id: string, field: ShotText, words: string) {
      stream(`Type in ${field}`, `shot ${id} ${field}`, () => {
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

    deleteShots(ids: readonly string[]) {
      const deletedAt = new Date().toISOString()
      step(`Delete ${counted(ids.length, 'shot')}`, () => {
        for (const id of ids) {
          const shot = shotOf(id)
          if (!shot) continue
          const placement = plainOf(placements.get(id))
          trash.set(id, { shot: shot.toJSON(), placement, deleted_at: deletedAt })
          shots.delete(id)
          placements.delete(id)
        }
      })
    },

    restoreShots(ids: readonly string[]) {
      step(`Bring back ${counted(ids.length, 'shot')}`, () => {
        for (const id of ids) {
          const entry = trash.get(id)
          if (!isTrashed(entry)) continue
          shots.set(id, sharedMap(entry.shot, SHOT))
          if (isRecord(entry.placement)) placements.set(id, sharedMap(entry.placement))
          trash.delete(id)
        }
      })
    },
  }
}

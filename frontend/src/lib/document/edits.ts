import * as Y from 'yjs'
import { ulid } from '@/lib/ulid'
import type { FormValues, ValueChanges } from '@/lib/workflow/values'
import { type BoardDocument, mine } from './board-document'
import { nextCode } from './codes'
import type { Placement, SeedPolicy } from './model'

type ShotField = 'name' | 'description' | 'seed' | 'template_id' | 'chosen_take'
type Plain = string | number | boolean

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

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isTrashed(value: unknown): value is Trashed {
  return isRecord(value) && isRecord(value.shot)
}

const isMap = (value: unknown): value is Y.Map<unknown> => value instanceof Y.Map

const mapOf = (fields: object) => new Y.Map<unknown>(Object.entries(fields))

function shotMap(fields: Record<string, unknown>): Y.Map<unknown> {
  const { camera, values, ...plain } = fields
  const map = mapOf(plain)
  map.set('camera', mapOf(isRecord(camera) ? camera : {}))
  map.set('values', mapOf(isRecord(values) ? values : {}))
  return map
}

function putSeedPolicy(shot: Y.Map<unknown>, policy: SeedPolicy): void {
  shot.set('seed_locked', policy === 'fixed')
  shot.set('seed_policy', policy)
}

function putValues(values: Y.Map<unknown>, changes: ValueChanges): void {
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) values.delete(name)
    else if (JSON.stringify(values.get(name)) !== JSON.stringify(value)) values.set(name, value)
  }
}

/** Everything a person can change on the board. Each call is one step of undo. */
export function createEdits({ doc, maps, undo }: BoardDocument) {
  const { scenes, shots, placements, takes, trash } = maps
  const edit = (change: () => void) => doc.transact(change, mine)
  /** Typing merges into one step; a deed of its own starts a new one. */
  const step = (change: () => void) => {
    undo.stopCapturing()
    edit(change)
    undo.stopCapturing()
  }

  const shotOf = (id: string) => {
    const shot = shots.get(id)
    return isMap(shot) ? shot : undefined
  }

  const within = (id: string, part: 'camera' | 'values') => {
    const shot = shotOf(id)
    const inner: unknown = shot?.get(part)
    if (isMap(inner)) return inner
    const made = new Y.Map<unknown>()
    shot?.set(part, made)
    return made
  }

  /** Every code ever given: on the board, in the trash, on a take. */
  const usedCodes = (): string[] => [
    ...[...shots.values()].filter(isMap).map((shot) => String(shot.get('code') ?? '')),
    ...[...trash.values()].filter(isTrashed).map(({ shot }) => String(shot.code ?? '')),
    ...[...takes.values()]
      .filter(isRecord)
      .map(({ owner }) => (isRecord(owner) ? String(owner.name ?? '') : '')),
  ]

  const lastOrder = (entries: Iterable<unknown>, sceneId?: string): number => {
    const orders = [...entries].flatMap((entry) => {
      if (!isMap(entry)) return []
      if (sceneId !== undefined && entry.get('scene_id') !== sceneId) return []
      const order: unknown = entry.get('order')
      return typeof order === 'number' ? [order] : []
    })
    return Math.max(0, ...orders)
  }

  const place = (id: string, placement: Placement) => placements.set(id, mapOf(placement))

  return {
    addShot({ sceneId, sceneNumber, templateId, placement, moved = {} }: NewShot): string {
      const id = ulid()
      step(() => {
        shots.set(
          id,
          shotMap({
            id,
            slot_id: ulid(),
            alternate_number: 1,
            scene_id: sceneId,
            order: lastOrder(shots.values(), sceneId) + 1,
            code: nextCode(sceneNumber, usedCodes()),
            name: '',
            description: '',
            notes: '',
            rating: 0,
            seed: Math.floor(Math.random() * 2 ** 31),
            seed_locked: false,
            template_id: templateId,
            chosen_take: null,
            created_at: new Date().toISOString(),
          }),
        )
        if (placement) place(id, placement)
        for (const [other, to] of Object.entries(moved)) place(other, to)
      })
      return id
    },

    addScene(name: string): string {
      const id = ulid()
      const order = lastOrder(scenes.values()) + 1
      step(() => scenes.set(id, mapOf({ id, name, description: '', order })))
      return id
    },

    renameScene(id: string, name: string) {
      edit(() => {
        const scene = scenes.get(id)
        if (isMap(scene)) scene.set('name', name)
      })
    },

    setShot(id: string, field: ShotField, value: Plain | null) {
      edit(() => shotOf(id)?.set(field, value))
    },

    /** New words for a shot as one step, unlike typing. */
    describe(id: string, words: string) {
      step(() => shotOf(id)?.set('description', words))
    },

    /** Writes the same choices into several shots; null takes a field away again. */
    changeCamera(ids: readonly string[], changes: Readonly<Record<string, string | null>>) {
      step(() => {
        for (const id of ids) {
          if (!shotOf(id)) continue
          const camera = within(id, 'camera')
          for (const [field, choice] of Object.entries(changes)) {
            if (choice === null) camera.delete(field)
            else camera.set(field, choice)
          }
        }
      })
    },

    setSeedPolicy(id: string, policy: SeedPolicy) {
      step(() => {
        const shot = shotOf(id)
        if (shot) putSeedPolicy(shot, policy)
      })
    },

    /** Writes the same values into several shots; null gives an input its default again. */
    changeValues(ids: readonly string[], changes: ValueChanges, manner: 'step' | 'stream') {
      const write = manner === 'step' ? step : edit
      write(() => {
        for (const id of ids) if (shotOf(id)) putValues(within(id, 'values'), changes)
      })
    },

    /**
     * Gives shots a workflow with all of its values, each shot its own; one step of undo.
     * With a seed they render with that one.
     */
    giveWorkflow(
      templateId: string,
      values: Readonly<Record<string, FormValues>>,
      seed: number | null = null,
    ) {
      step(() => {
        for (const [id, wanted] of Object.entries(values)) {
          const shot = shotOf(id)
          if (!shot) continue
          shot.set('template_id', templateId)
          if (seed !== null) {
            shot.set('seed', seed)
            putSeedPolicy(shot, 'fixed')
          }
          const kept = within(id, 'values')
          for (const name of [...kept.keys()]) if (!(name in wanted)) kept.delete(name)
          putValues(kept, wanted)
        }
      })
    },

    chooseTake(id: string, take: string) {
      step(() => shotOf(id)?.set('chosen_take', take))
    },

    /** The seed a render was made with; not a step of its own to take back. */
    noteSeed(id: string, seed: number) {
      doc.transact(() => shotOf(id)?.set('seed', seed))
    },

    movePanels(moved: Readonly<Record<string, Placement>>) {
      step(() => {
        for (const [id, to] of Object.entries(moved)) place(id, to)
      })
    },

    deleteShots(ids: readonly string[]) {
      const deletedAt = new Date().toISOString()
      step(() => {
        for (const id of ids) {
          const shot = shotOf(id)
          if (!shot) continue
          const placement: unknown = placements.get(id)
          trash.set(id, {
            shot: shot.toJSON(),
            placement: isMap(placement) ? placement.toJSON() : (placement ?? null),
            deleted_at: deletedAt,
          })
          shots.delete(id)
          placements.delete(id)
        }
      })
    },

    restoreShots(ids: readonly string[]) {
      step(() => {
        for (const id of ids) {
          const entry = trash.get(id)
          if (!isTrashed(entry)) continue
          shots.set(id, shotMap(entry.shot))
          if (isRecord(entry.placement)) placements.set(id, mapOf(entry.placement))
          trash.delete(id)
        }
      })
    },

    undo: () => undo.undo(),
    redo: () => undo.redo(),
  }
}

export type Edits = ReturnType<typeof createEdits>

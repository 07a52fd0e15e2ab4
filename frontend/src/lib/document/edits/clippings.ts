import { counted } from '@/lib/format/counted'
import { ulid } from '@/lib/ulid'
import type { Json } from '@/lib/workflow/values'
import type { BoardMaps } from '../board-document'
import { type Clipping, emptyClipping, type Fields, withFiles } from '../clipping'
import { nextCode } from '../codes'
import type { Placement } from '../model'
import { GROUP, isMap, NOTE, SHOT, sharedMap } from '../shapes'
import type { EditCore } from './core'
import { lastOrder, putPlace } from './places'
import { everyShot, namesForGood } from './trash'

/** Where the copies of shots go, and how files of theirs are called in this project. */
export type Pasting = {
  sceneId: string
  sceneNumber: number
  /** One for each shot, in their order; beyond that the board finds places. */
  placements: readonly Placement[]
  /** Panels that make room. */
  moved: Readonly<Record<string, Placement>>
  /** The place of each note. */
  notes: Readonly<Record<string, Placement>>
  files: Readonly<Record<string, string>>
}

type Ids = ReadonlyMap<string, string>

const idOf = ({ id }: Fields): string => (typeof id === 'string' ? id : '')

function jsonOf(map: BoardMaps['shots'], ids: readonly string[]): Fields[] {
  return ids.flatMap((id) => {
    const entry = map.get(id)
    return isMap(entry) ? [entry.toJSON()] : []
  })
}

/** An end of an arrow on the copy of what it held on to; null where that was not copied. */
function pastedEnd(end: Json | undefined, ids: Ids): Json {
  if (typeof end !== 'object' || end === null || Array.isArray(end)) return null
  const fields: Fields = Object.fromEntries(Object.entries(end))
  for (const kind of ['panel', 'note']) {
    const held = fields[kind]
    if (typeof held !== 'string') continue
    const copy = ids.get(held)
    return copy === undefined ? null : { [kind]: copy }
  }
  return null
}

/** What a copy of a shot has of its own. */
const ownOf = (shot: Fields, { sceneId, files }: Pasting) => ({
  slot_id: ulid(),
  alternate_number: 1,
  stands_at: '',
  scene_id: sceneId,
  chosen_take: null,
  created_at: new Date().toISOString(),
  values: withFiles(shot.values ?? {}, files),
})

/** What is copied from a board, and put on one. */
export function clippingEdits({ maps, step }: EditCore) {
  const { shots, notes, arrows, groups } = maps

  const pasteShots = ({ shots: copied }: Clipping, to: Pasting): Map<string, string> => {
    const made = new Map<string, string>()
    const given = [...everyShot(maps).map(({ code }) => String(code ?? '')), ...namesForGood(maps)]
    let order = lastOrder(shots.values(), to.sceneId)
    copied.forEach((shot, place) => {
      const id = ulid()
      const code = nextCode(to.sceneNumber, given)
      given.push(code)
      order += 1
      shots.set(id, sharedMap({ ...shot, ...ownOf(shot, to), id, code, order }, SHOT))
      const placement = to.placements[place]
      if (placement) putPlace(maps, id, placement)
      made.set(idOf(shot), id)
    })
    return made
  }

  const pasteNotes = (clipping: Clipping, to: Pasting, ids: Map<string, string>) => {
    for (const note of clipping.notes) {
      const id = ulid()
      notes.set(id, sharedMap({ ...note, ...to.notes[idOf(note)], id }, NOTE))
      ids.set(idOf(note), id)
    }
  }

  const pasteArrows = (clipping: Clipping, ids: Ids) => {
    for (const arrow of clipping.arrows) {
      const [from, to] = [pastedEnd(arrow.from, ids), pastedEnd(arrow.to, ids)]
      if (from === null || to === null) continue
      const id = ulid()
      arrows.set(id, sharedMap({ ...arrow, id, from, to }))
    }
  }

  const pasteGroups = (clipping: Clipping, ids: Ids) => {
    for (const group of clipping.groups) {
      const copies = Object.keys(group.members ?? {}).flatMap((member) => ids.get(member) ?? [])
      if (copies.length < 2) continue
      const id = ulid()
      const members = Object.fromEntries(copies.map((copy) => [copy, true]))
      const order = lastOrder(groups.values()) + 1
      groups.set(id, sharedMap({ ...group, id, members, order }, GROUP))
    }
  }

  return {
    /** No change: these shots and marks as JSON, with the arrows and groups among them. */
    clip(
      project: string,
      { shotIds, markIds }: { shotIds: readonly string[]; markIds: readonly string[] },
    ): Clipping {
      const kept = new Map([...shotIds, ...markIds].map((id) => [id, id]))
      const isWhole = (arrow: Fields) =>
        pastedEnd(arrow.from, kept) !== null && pastedEnd(arrow.to, kept) !== null
      const isShared = (group: Fields) =>
        Object.keys(group.members ?? {}).filter((id) => kept.has(id)).length > 1
      return {
        ...emptyClipping(project),
        shots: jsonOf(shots, shotIds),
        notes: jsonOf(notes, markIds),
        arrows: jsonOf(arrows, [...arrows.keys()]).filter(isWhole),
        groups: jsonOf(groups, [...groups.keys()]).filter(isShared),
      }
    },

    /** One step of undo. Old id -> new id of every shot and note. */
    paste(clipping: Clipping, to: Pasting): Ids {
      let ids = new Map<string, string>()
      const count = clipping.shots.length + clipping.notes.length
      step(`Paste ${counted(count, 'item')}`, () => {
        for (const [id, place] of Object.entries(to.moved)) putPlace(maps, id, place)
        ids = pasteShots(clipping, to)
        pasteNotes(clipping, to, ids)
        pasteArrows(clipping, ids)
        pasteGroups(clipping, ids)
      })
      return ids
    },
  }
}

import type * as Y from 'yjs'
import { counted } from '@/lib/format/counted'
import type { BoardMaps } from '../board-document'
import { isMap, isRecord, NOTE, sharedMap } from '../shapes'
import type { EditCore } from './core'

type Kind = 'note' | 'arrow'

const isKind = (value: unknown): value is Kind => value === 'note' || value === 'arrow'

const mapsOf = ({ notes, arrows }: BoardMaps): Record<Kind, Y.Map<unknown>> => ({
  note: notes,
  arrow: arrows,
})

function throwAway(maps: BoardMaps, id: string, deletedAt: string): void {
  for (const [kind, map] of Object.entries(mapsOf(maps))) {
    const entry = map.get(id)
    if (!isMap(entry)) continue
    maps.trash.set(id, { kind, entry: entry.toJSON(), deleted_at: deletedAt })
    map.delete(id)
  }
}

function bringBack(maps: BoardMaps, id: string): void {
  const thrown = maps.trash.get(id)
  if (!isRecord(thrown) || !isKind(thrown.kind) || !isRecord(thrown.entry)) return
  const shape = thrown.kind === 'note' ? NOTE : undefined
  mapsOf(maps)[thrown.kind].set(id, sharedMap(thrown.entry, shape))
  maps.trash.delete(id)
}

/** Sticky notes and arrows on their way to the trash and back. */
export function markEdits({ maps, step }: EditCore) {
  return {
    deleteMarks(ids: readonly string[]) {
      const deletedAt = new Date().toISOString()
      step(`Delete ${counted(ids.length, 'mark')}`, () => {
        for (const id of ids) throwAway(maps, id, deletedAt)
      })
    },

    restoreMarks(ids: readonly string[]) {
      step(`Bring back ${counted(ids.length, 'mark')}`, () => {
        for (const id of ids) bringBack(maps, id)
      })
    },
  }
}

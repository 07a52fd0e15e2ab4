import { counted } from '@/lib/format/counted'
import type { BoardMaps } from '../board-document'
import type { Placement } from '../model'
import type { EditCore } from './core'
import { putPlace } from './places'

type Places = Readonly<Record<string, Placement>>

/** "3 panels", or "3 items" where sticky notes are among them. */
function itemsOf({ notes }: BoardMaps, places: Places): string {
  const ids = Object.keys(places)
  return counted(ids.length, ids.some((id) => notes.has(id)) ? 'item' : 'panel')
}

/** Where panels and sticky notes lie. */
export function panelEdits({ maps, step }: EditCore) {
  const put = (words: string, places: Places) =>
    step(words, () => {
      for (const [id, to] of Object.entries(places)) putPlace(maps, id, to)
    })
  return {
    movePanels: (moved: Places) => put(`Move ${itemsOf(maps, moved)}`, moved),
    resizePanels: (resized: Places) => put(`Resize ${itemsOf(maps, resized)}`, resized),
    /** Nothing moves; only what lies above what. */
    restackPanels: (stacked: Places) =>
      put(`Bring ${itemsOf(maps, stacked)} forward or back`, stacked),

    /** Several verbs as one step of undo. */
    together: (words: string, change: () => void) => step(words, change),
  }
}

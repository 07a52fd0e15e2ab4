import type { Placement } from '../model'
import { counted } from '../undo-words'
import type { EditCore } from './core'
import { putPlace } from './places'

/** Where panels lie. */
export function panelEdits({ maps, step }: EditCore) {
  return {
    movePanels(moved: Readonly<Record<string, Placement>>) {
      const places = Object.entries(moved)
      step(`Move ${counted(places.length, 'panel')}`, () => {
        for (const [id, to] of places) putPlace(maps, id, to)
      })
    },
  }
}

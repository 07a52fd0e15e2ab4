import { ulid } from '@/lib/ulid'
import type { ArrowEnd } from '../model'
import { isMap, sharedMap } from '../shapes'
import type { EditCore } from './core'

/** What is done to arrows. */
export function arrowEdits({ maps: { arrows }, step, stream }: EditCore) {
  return {
    addArrow(from: ArrowEnd, to: ArrowEnd, z: number): string {
      const id = ulid()
      step('Add an arrow', () => arrows.set(id, sharedMap({ id, from, to, label: '', z })))
      return id
    },

    /** Leads an arrow from, or to, something else. */
    leadArrow(id: string, ends: { from?: ArrowEnd; to?: ArrowEnd }) {
      step('Lead an arrow elsewhere', () => {
        const arrow = arrows.get(id)
        if (!isMap(arrow)) return
        for (const [end, target] of Object.entries(ends)) arrow.set(end, target)
      })
    },

    turnArrow(id: string) {
      step('Turn an arrow round', () => {
        const arrow = arrows.get(id)
        if (!isMap(arrow)) return
        const [from, to] = [arrow.get('from'), arrow.get('to')]
        arrow.set('from', to)
        arrow.set('to', from)
      })
    },

    labelArrow(id: string, label: string) {
      stream('Label an arrow', `arrow:${id}`, () => {
        const arrow = arrows.get(id)
        if (isMap(arrow)) arrow.set('label', label)
      })
    },
  }
}

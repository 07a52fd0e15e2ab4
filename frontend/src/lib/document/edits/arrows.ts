import { ulid } from '@/lib/ulid'
import type { ArrowEnd } from '../model'
import { sharedMap } from '../shapes'
import type { EditCore } from './core'

/** What is done to arrows. */
export function arrowEdits({ maps: { arrows }, step }: EditCore) {
  return {
    addArrow(from: ArrowEnd, to: ArrowEnd, z: number): string {
      const id = ulid()
      step('Add an arrow', () => arrows.set(id, sharedMap({ id, from, to, label: '', z })))
      return id
    },
  }
}

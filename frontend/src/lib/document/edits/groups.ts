import { ulid } from '@/lib/ulid'
import { GROUP, sharedMap } from '../shapes'
import type { EditCore } from './core'
import { lastOrder } from './places'

/** What is done to groups: panels and sticky notes that move together. */
export function groupEdits({ maps: { groups }, step }: EditCore) {
  return {
    addGroup(name: string, ids: readonly string[]): string {
      const id = ulid()
      const members = Object.fromEntries(ids.map((each) => [each, true]))
      const order = lastOrder(groups.values()) + 1
      step('Group', () => groups.set(id, sharedMap({ id, name, members, order }, GROUP)))
      return id
    },
  }
}

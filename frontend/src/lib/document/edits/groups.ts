import * as Y from 'yjs'
import { counted } from '@/lib/format/counted'
import { ulid } from '@/lib/ulid'
import { GROUP, isMap, sharedMap } from '../shapes'
import type { EditCore } from './core'
import { lastOrder } from './places'

/** What is done to groups: panels and sticky notes that move together. */
export function groupEdits({ maps: { groups }, step, stream }: EditCore) {
  /** Takes `ids` out of all groups; a group of one is none. */
  const takeOut = (ids: readonly string[]) => {
    for (const [id, group] of [...groups.entries()]) {
      const members: unknown = isMap(group) ? group.get('members') : null
      if (!(members instanceof Y.Map)) continue
      for (const member of ids) if (members.has(member)) members.delete(member)
      if (members.size < 2) groups.delete(id)
    }
  }
  return {
    /** What was in another group leaves it. */
    addGroup(name: string, ids: readonly string[]): string {
      const id = ulid()
      const members = Object.fromEntries(ids.map((each) => [each, true]))
      step(`Group ${counted(ids.length, 'item')}`, () => {
        takeOut(ids)
        const order = lastOrder(groups.values()) + 1
        groups.set(id, sharedMap({ id, name, members, order }, GROUP))
      })
      return id
    },

    renameGroup(id: string, name: string) {
      stream('Rename a group', `group:${id}`, () => {
        const group = groups.get(id)
        if (isMap(group)) group.set('name', name)
      })
    },

    /** Each goes its own way again. */
    ungroup(ids: readonly string[]) {
      step('Ungroup', () => {
        for (const id of ids) groups.delete(id)
      })
    },
  }
}

import { ulid } from '@/lib/ulid'
import { isMap, sharedMap } from '../shapes'
import type { EditCore } from './core'
import { lastOrder } from './places'

/** What is done to scenes. */
export function sceneEdits({ maps: { scenes }, step, stream }: EditCore) {
  return {
    addScene(name: string): string {
      const id = ulid()
      const order = lastOrder(scenes.values()) + 1
      const fields = { id, name, description: '', heading: '', lyrics: '', order }
      step('Add a scene', () =>
        scenes.set(id, sharedMap({ ...fields, slot_id: ulid(), alternate_number: 1 })),
      )
      return id
    },

    renameScene(id: string, name: string) {
      stream('Rename a scene', `scene ${id}`, () => {
        const scene = scenes.get(id)
        if (isMap(scene)) scene.set('name', name)
      })
    },
  }
}

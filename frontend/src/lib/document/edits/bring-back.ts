import { readTrashed } from '../read'
import type { EditCore } from './core'
import type { markEdits } from './marks'
import type { sceneEdits } from './scenes'
import type { shotEdits } from './shots'

type Verbs = Pick<ReturnType<typeof shotEdits>, 'restoreShots'> &
  Pick<ReturnType<typeof sceneEdits>, 'restoreScene'> &
  Pick<ReturnType<typeof markEdits>, 'restoreMarks'>

/** The way out of the trash, whatever it is that lies there. */
export function bringBackEdits({ maps: { trash }, step }: EditCore, verbs: Verbs) {
  return {
    /** In one step; false where nothing of it lies in the trash. */
    bringBack(ids: readonly string[]): boolean {
      const thrown = ids
        .filter((id) => trash.has(id))
        .map((id) => readTrashed(id, trash.get(id)))
        .filter(({ kind }) => kind !== 'gone')
      if (thrown.length === 0) return false
      step('Bring back what was deleted', () => {
        for (const { id, kind } of thrown) {
          if (kind === 'scene') verbs.restoreScene(id)
          else if (kind === 'shot') verbs.restoreShots([id])
          else verbs.restoreMarks([id])
        }
      })
      return true
    },
  }
}

import { useCallback } from 'react'
import { announce } from '@/components/room/room-ui'
import type { Placement } from '@/lib/document/model'
import { counted } from '@/lib/format/counted'
import { useBoard } from './board-context'
import { selectShots } from './board-ui'
import { placeNewShot, unplaced } from './canvas/layout'
import { layoutOf, pictureNow, placesNow } from './use-order'

/** Copies of shots without their takes, each behind the one it is of, on free cells of its scene. */
export function useDuplicateShots() {
  const board = useBoard()
  return useCallback(
    (ids: readonly string[]) => {
      const { state, edits, derive } = board
      const now = state.getState()
      const scenes = derive.scenes(now.scenes, now.shots)
      const layout = layoutOf(now, board)
      const loose = unplaced(layout, now.placements)
      let panels = { ...placesNow(now, board) }
      const copies = ids.flatMap((from) => {
        const scene = scenes.find(({ shots }) => shots.some(({ id }) => id === from))
        if (!scene) return []
        const given = Object.keys(panels).filter((id) => id.startsWith(`${scene.scene.id}:`))
        const shotIds = [...scene.shots.map(({ id }) => id), ...given]
        const { notes } = now
        const asked = { sceneId: scene.scene.id, shotIds, picture: pictureNow(now), notes }
        const { placement, moved } = placeNewShot({ ...layout, panels }, asked)
        // The copies have no ids yet: each holds its cell under a name of its own.
        panels = { ...panels, ...moved, [`${scene.scene.id}:${given.length}`]: placement }
        const real: Record<string, Placement> = { ...loose, ...moved }
        return [{ from, sceneNumber: scene.number, placement, moved: real }]
      })
      const made = edits.duplicateShots(copies)
      if (made.length === 0) return
      selectShots(new Set(made))
      announce(`${counted(made.length, 'shot')} duplicated, without takes`)
    },
    [board],
  )
}

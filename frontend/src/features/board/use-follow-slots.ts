import { useEffect } from 'react'
import type { Shot } from '@/lib/document/model'
import { standingOf } from '@/lib/document/slots'
import { useBoard } from './board-context'
import { selectShots, showScene, useBoardUi } from './board-ui'

/**
 * Selects the alternate that stands where another person, or undo, has put it in place of a selected
 * one, and shows the scene that stands in place of the one that was shown.
 */
export function useFollowSlots(): void {
  const { state, derive } = useBoard()
  useEffect(
    () =>
      state.subscribe(({ scenes, shots }, before) => {
        if (shots === before.shots && scenes === before.scenes) return
        const { scene: shown } = useBoardUi.getState()
        const scene = scenes[shown ?? ''] ?? before.scenes[shown ?? '']
        const there = scene && standingOf(derive.sceneSlots(scenes).get(scene.slotId) ?? [])
        if (there && there.id !== shown) showScene(there.id)
        const isThere = ({ sceneId }: Shot) => {
          const home = scenes[sceneId]
          return !home || standingOf(derive.sceneSlots(scenes).get(home.slotId) ?? []) === home
        }
        const { selected, marks } = useBoardUi.getState()
        const wanted = [...selected].flatMap((id) => {
          const shot = shots[id] ?? before.shots[id]
          const standing = shot && standingOf(derive.slots(shots).get(shot.slotId) ?? [])
          if (standing) return isThere(standing) ? [standing.id] : []
          return shots[id] ? [id] : []
        })
        const isSame = wanted.length === selected.size && wanted.every((id) => selected.has(id))
        if (!isSame) selectShots(new Set(wanted), marks)
      }),
    [state, derive],
  )
}

import { useReactFlow } from '@xyflow/react'
import { type MouseEvent as ReactMouseEvent, useCallback } from 'react'
import { useShowToast } from '@/components/toast'
import { useUndoDeed } from '@/components/undo-deed'
import type { ById, Placement } from '@/lib/document/model'
import { sceneMark, slate } from '@/lib/document/slots'
import { counted } from '@/lib/format/counted'
import { useBoard } from '../board-context'
import { layoutOf } from '../use-order'
import { sceneDroppedOn } from './dragging'

type DragEvent = MouseEvent | TouchEvent | ReactMouseEvent

/** Where a mouse or a finger is on the screen. */
function pointOf(event: DragEvent): { x: number; y: number } | null {
  const at = 'clientX' in event ? event : event.changedTouches[0]
  return at ? { x: at.clientX, y: at.clientY } : null
}

/**
 * Panels that are let go on the ground of another scene are that scene's from then on, at its end;
 * false where they stay in theirs. `places` is where everything lies afterwards.
 */
export function useMoveIntoScene() {
  const board = useBoard()
  const { screenToFlowPosition } = useReactFlow()
  const undoDeed = useUndoDeed()
  const show = useShowToast()
  return useCallback(
    (event: DragEvent, dragged: readonly string[], places: ById<Placement>): boolean => {
      const { state, edits, derive } = board
      const now = state.getState()
      const at = pointOf(event)
      const scenes = derive.scenes(now.scenes, now.shots)
      const drop = { layout: layoutOf(now, board), moved: new Set(dragged) }
      const sceneId = at && sceneDroppedOn(screenToFlowPosition(at), scenes, drop)
      const target = scenes.find(({ scene }) => scene.id === sceneId)
      const shots = dragged.flatMap((id) => now.shots[id] ?? [])
      const coming = shots.filter((shot) => shot.sceneId !== sceneId)
      if (!target || coming.length === 0) return false
      const ids = coming.map(({ id }) => id)
      edits.together(`Move ${counted(ids.length, 'shot')}`, () => {
        edits.movePanels(places)
        edits.moveShots(ids, { sceneId: target.scene.id, before: null })
      })
      const who = coming.length === 1 && coming[0] ? slate(coming[0]) : counted(ids.length, 'shot')
      const where = `${sceneMark(target.scene, target.number)} ${target.scene.name}`
      show({ text: `${who} moved to scene ${where}`, action: undoDeed() })
      return true
    },
    [board, screenToFlowPosition, undoDeed, show],
  )
}

import { useMemo } from 'react'
import { announce } from '@/components/room/room-ui'
import type { BoardState } from '@/lib/document/board-state'
import type { Placement } from '@/lib/document/model'
import { inOrder, type SceneInOrder } from '@/lib/document/order'
import { slate } from '@/lib/document/slots'
import { type Board, useBoard } from '../board-context'
import { placeNewShot, unplaced } from '../canvas/layout'
import { layoutOf, pictureNow, placesNow } from '../use-order'
import { placesInNewOrder, placesInNewStack } from './follow'

/** In front of which of `ids` it goes; null is behind all. */
const inFront = (ids: readonly string[], moving: readonly string[], before: string | null) => {
  const staying = ids.filter((id) => !moving.includes(id))
  const at = before === null ? -1 : staying.indexOf(before)
  const place = at < 0 ? staying.length : at
  return [...staying.slice(0, place), ...moving, ...staying.slice(place)]
}

type Target = { sceneId: string; before: string | null }

/** A place in another scene for each panel, one after the other. */
function placesInScene(
  board: Board,
  ids: readonly string[],
  scene: SceneInOrder,
): Record<string, Placement> {
  const state = board.state.getState()
  const layout = layoutOf(state, board)
  const [{ notes }, picture] = [state, pictureNow(state)]
  let panels = { ...placesNow(state, board) }
  const own = scene.shots.map(({ id }) => id)
  const places: Record<string, Placement> = {}
  for (const id of ids) {
    const asked = { sceneId: scene.scene.id, shotIds: own, picture, notes }
    const { placement, moved } = placeNewShot({ ...layout, panels }, asked)
    Object.assign(places, moved, { [id]: placement })
    panels = { ...panels, ...moved, [id]: placement }
    own.push(id)
  }
  return places
}

function placesAfter(board: Board, ids: readonly string[], { sceneId, before }: Target) {
  const state = board.state.getState()
  const scenes = inOrder(state.scenes, state.shots)
  const target = scenes.find(({ scene }) => scene.id === sceneId)
  const layout = layoutOf(state, board)
  if (!target) return {}
  const own = target.shots.map(({ id }) => id)
  const coming = ids.filter((id) => !own.includes(id))
  const places = coming.length
    ? placesInScene(board, coming, target)
    : placesInNewOrder(own, inFront(own, ids, before), layout.panels)
  if (Object.keys(places).length === 0) return {}
  return { ...unplaced(layout, state.placements), ...places }
}

const sceneIds = ({ scenes, shots }: BoardState) =>
  inOrder(scenes, shots).map(({ scene }) => scene.id)

/** Changes the order of shots and scenes; panels that lie in that order go along. */
export function useMoves() {
  const board = useBoard()
  return useMemo(() => {
    const { state, edits } = board
    const moveShots = (ids: readonly string[], target: Target) => {
      edits.moveShots(ids, target, placesAfter(board, ids, target))
      const { shots, scenes } = state.getState()
      const names = ids.flatMap((id) => (shots[id] ? slate(shots[id]) : []))
      announce(`${names.join(', ')} moved in ${scenes[target.sceneId]?.name ?? 'its scene'}`)
    }
    const moveScene = (id: string, before: string | null) => {
      const now = state.getState()
      const order = sceneIds(now)
      const after = inFront(order, [id], before)
      const layout = layoutOf(now, board)
      const stack = { before: order, after }
      const places = placesInNewStack(stack, layout, (shot) => now.shots[shot]?.sceneId)
      const loose = Object.keys(places).length > 0 ? unplaced(layout, now.placements) : {}
      edits.moveScene(id, before, { ...loose, ...places })
      announce(`Scene ${now.scenes[id]?.name ?? ''} is now number ${after.indexOf(id) + 1}`)
    }
    return {
      moveShots,
      moveScene,
      /** One place up or down; a shot at the edge of its scene goes into the next one. */
      stepShot(id: string, by: -1 | 1) {
        const { scenes, shots } = state.getState()
        const order = inOrder(scenes, shots)
        const at = order.findIndex((scene) => scene.shots.some((shot) => shot.id === id))
        const own = order[at]?.shots.map((shot) => shot.id) ?? []
        const place = own.indexOf(id) + by
        const here = order[at]?.scene.id
        if (here && place >= 0 && place < own.length) {
          const before = by < 0 ? own[place] : own[place + 1]
          return moveShots([id], { sceneId: here, before: before ?? null })
        }
        const next = order[at + by]
        if (!next) return
        const before = by < 0 ? null : (next.shots[0]?.id ?? null)
        moveShots([id], { sceneId: next.scene.id, before })
      },
      stepScene(id: string, by: -1 | 1) {
        const order = sceneIds(state.getState())
        const place = order.indexOf(id) + by
        if (place < 0 || place >= order.length) return
        moveScene(id, (by < 0 ? order[place] : order[place + 1]) ?? null)
      },
    }
  }, [board])
}

export type Moves = ReturnType<typeof useMoves>

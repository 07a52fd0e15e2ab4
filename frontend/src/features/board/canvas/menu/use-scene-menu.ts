import { useMemo } from 'react'
import { announce } from '@/components/room/room-ui'
import { useShowToast } from '@/components/toast'
import { useUndoDeed } from '@/components/undo-deed'
import { useBoard } from '../../board-context'
import { selectShots, showScene } from '../../board-ui'
import { useAddShot } from '../../use-add-shot'
import { layoutOf } from '../../use-order'
import { useSceneAlternates } from '../../use-scene-alternates'
import { around, SCENE_GAP } from '../layout'
import { renameMark } from '../marks/mark-ui'
import type { CanvasEntry, CanvasMenu } from './canvas-menu'

type Verbs = ReturnType<typeof useSceneVerbs>

export function useSceneVerbs() {
  const board = useBoard()
  const addShot = useAddShot()
  const showToast = useShowToast()
  const undoDeed = useUndoDeed()
  return useMemo(() => {
    const { state, edits } = board
    const layout = () => layoutOf(state.getState(), board)
    return {
      addShot,
      show: showScene,
      select(id: string) {
        const { shots } = state.getState()
        const own = Object.keys(layout().panels).filter((shot) => shots[shot]?.sceneId === id)
        selectShots(new Set(own))
        announce(`${own.length} selected`)
      },
      /** The copy stands below everything there is. */
      duplicate(id: string) {
        const { scenes } = layout()
        const [all, own] = [around(scenes), scenes.find((scene) => scene.id === id)]
        if (!all || !own) return
        edits.duplicateScene(id, all.y + all.h + SCENE_GAP - own.y)
        announce('Scene duplicated, without its takes')
      },
      remove(id: string) {
        const name = state.getState().scenes[id]?.name ?? 'The scene'
        edits.deleteScene(id)
        selectShots(new Set())
        const text = `${name} deleted with its shots`
        announce(text)
        showToast({ text, action: undoDeed({ instead: () => edits.bringBack([id]) }) })
      },
    }
  }, [board, addShot, showToast, undoDeed])
}

function entriesOf(id: string, verbs: Verbs): readonly CanvasEntry[] {
  return [
    { id: 'new-shot', label: 'New shot', run: () => verbs.addShot(id) },
    { id: 'rename', label: 'Rename', run: () => renameMark(id) },
    { id: 'select', label: 'Select all its shots', run: () => verbs.select(id) },
    { id: 'duplicate', label: 'Duplicate, without takes', run: () => verbs.duplicate(id) },
    { id: 'delete', label: 'Delete with its shots', run: () => verbs.remove(id) },
  ]
}

/** Another alternate, and those that there are. */
function alternateEntries(
  id: string,
  { add, choose, alternatesNow }: ReturnType<typeof useSceneAlternates>,
): readonly CanvasEntry[] {
  const slot = alternatesNow(id)
  const others = slot.filter((scene) => scene.id !== id)
  const run = () => add(id)
  return [
    { id: 'new-alternate', label: 'New alternate', keys: 'alt+shift+a', run },
    ...others.map((scene) => ({
      id: `alternate-${scene.id}`,
      label: `Put A${scene.alternateNumber} on the board`,
      run: () => choose(scene.id),
    })),
  ]
}

/** What can be done with a scene, for its head on the board. */
export function useSceneMenu() {
  const verbs = useSceneVerbs()
  const alternates = useSceneAlternates()
  const { state } = useBoard()
  return useMemo(
    () =>
      (id: string, at: CanvasMenu['at']): CanvasMenu => {
        const label = state.getState().scenes[id]?.name ?? 'Scene'
        const sections = [
          { title: label, entries: entriesOf(id, verbs) },
          { title: 'Alternates', entries: alternateEntries(id, alternates) },
        ]
        return { label, at, sections }
      },
    [state, verbs, alternates],
  )
}

import { useMemo } from 'react'
import { announce } from '@/components/room/room-ui'
import { alternateAfter, alternatesOf, sceneMark } from '@/lib/document/slots'
import { useBoard } from './board-context'
import { selectShots, showScene, useBoardUi } from './board-ui'

/** Another scene for the same slot, and which of them stands on the board and in the film. */
export function useSceneAlternates() {
  const { state, edits, derive } = useBoard()
  return useMemo(() => {
    const nameOf = (id: string) => {
      const { scenes, shots } = state.getState()
      const found = derive.scenes(scenes, shots).find(({ scene }) => scene.id === id)
      return found ? `Scene ${sceneMark(found.scene, found.number)}` : 'The scene'
    }
    const show = (id: string, said: string) => {
      selectShots(new Set())
      showScene(id)
      announce(`${nameOf(id)} ${said}`)
    }
    const alternatesNow = (id: string) => {
      const { scenes } = state.getState()
      const scene = scenes[id]
      return scene ? alternatesOf(scenes, scene) : []
    }
    const choose = (id: string) => {
      edits.chooseScene(id)
      show(id, 'stands on the board')
    }
    return {
      choose,
      alternatesNow,
      add(id: string) {
        const made = edits.addSceneAlternate(id)
        if (made !== null) show(made, 'added with copies of its shots; it stands on the board')
      },
      /** The one behind it in its slot, and the first behind the last. */
      chooseNext(id: string) {
        const next = alternateAfter(state.getState().scenes, id)
        if (next !== null) choose(next)
      },
    }
  }, [state, edits, derive])
}

/** The scene that is shown, else that of the current shot. */
export function useSceneHere(): () => string | null {
  const { state } = useBoard()
  return useMemo(
    () => () => {
      const { scene, current } = useBoardUi.getState()
      const { scenes, shots } = state.getState()
      const found = scene ?? shots[current ?? '']?.sceneId ?? ''
      return scenes[found] ? found : null
    },
    [state],
  )
}

import { useCallback } from 'react'
import { announce } from '@/components/room/room-ui'
import { framesOf } from '@/lib/document/duration'
import type { ProjectFacts, Shot } from '@/lib/document/model'
import { inOrder } from '@/lib/document/order'
import { useBoard } from './board-context'
import { goToShot, useBoardUi } from './board-ui'
import { layoutBoard, pictureHeight, placeNewShot, unplaced } from './canvas/layout'

/** Of the shot before it, else the project's. */
const templateFor = (before: Shot | undefined, { defaults }: ProjectFacts): string =>
  before?.templateId ?? defaults.templateId

/** A new shot in a scene: the one named, else the current shot's, else the last. */
export function useAddShot() {
  const { state, edits } = useBoard()
  return useCallback(
    (sceneId?: string) => {
      const { scenes, shots, placements, project } = state.getState()
      const { current } = useBoardUi.getState()
      const currentShot = current === null ? undefined : shots[current]
      const ordered = inOrder(scenes, shots)
      const wanted = sceneId ?? currentShot?.sceneId
      const target = ordered.find(({ scene }) => scene.id === wanted) ?? ordered.at(-1)
      const id = target?.scene.id ?? edits.addScene('Scene 1')
      const shotIds = target?.shots.map((shot) => shot.id) ?? []
      const picture = pictureHeight(project.frameWidth, project.frameHeight)
      const layout = layoutBoard(ordered, placements, picture)
      const { placement, moved } = placeNewShot(layout, { sceneId: id, shotIds, picture })
      const shot = edits.addShot({
        sceneId: id,
        sceneNumber: target?.number ?? 1,
        templateId: templateFor(currentShot ?? target?.shots.at(-1), project),
        duration: framesOf(project.defaults.seconds, project.fps),
        placement,
        moved: { ...unplaced(layout, placements), ...moved },
      })
      goToShot(shot)
      announce(`Shot ${state.getState().shots[shot]?.code ?? ''} added`)
    },
    [state, edits],
  )
}

import type { ById, ProjectFacts, Scene, Shot, Take } from '@/lib/document/model'
import { inOrder, readingOrder, type SceneInOrder } from '@/lib/document/order'
import { slotsOf } from '@/lib/document/slots'
import { rememberStaleness } from '@/lib/document/stale'
import { chosenOf } from '@/lib/jobs/panel-state'
import { rememberLast } from '@/lib/remember'
import { partnersIn, placesOf } from './canvas/board-items'
import { layoutBoard } from './canvas/layout'

/** The ids of shots on the board whose take is not what they would render now. */
const staleIn =
  (judge: ReturnType<typeof rememberStaleness>) =>
  (
    scenes: readonly SceneInOrder[],
    takes: ById<readonly Take[]>,
    film: ProjectFacts,
  ): ReadonlySet<string> => {
    const stale = scenes.flatMap(({ scene, shots }) =>
      shots.filter((shot) => {
        const take = chosenOf(takes[shot.id] ?? [], shot.chosenTake)
        return take !== undefined && judge(shot, take, film, scene) !== null
      }),
    )
    return new Set(stale.map(({ id }) => id))
  }

/** What follows from the document, worked out once for all who ask. */
export const createDerivations = () => ({
  scenes: rememberLast(inOrder),
  order: rememberLast((scenes: readonly SceneInOrder[]) =>
    readingOrder(scenes).map(({ id }) => id),
  ),
  slots: rememberLast(slotsOf<Shot>),
  sceneSlots: rememberLast(slotsOf<Scene>),
  stale: rememberLast(staleIn(rememberStaleness())),
  layout: rememberLast(layoutBoard),
  places: rememberLast(placesOf),
  partners: rememberLast(partnersIn),
})

export type Derivations = ReturnType<typeof createDerivations>

import type { ById, Scene, Shot } from './model'
import { standingShots } from './slots'

export type SceneInOrder = { scene: Scene; number: number; shots: readonly Shot[] }

/**
 * Scenes with the shots that stand in them; alternates beside those are told by `slots.ts`.
 * A shot whose scene is gone lies under no scene; the board shows it behind the last one.
 */
export function inOrder(scenes: ById<Scene>, shots: ById<Shot>): SceneInOrder[] {
  const byScene = new Map<string, Shot[]>()
  for (const shot of standingShots(shots)) {
    const group = byScene.get(shot.sceneId)
    if (group) group.push(shot)
    else byScene.set(shot.sceneId, [shot])
  }
  return Object.values(scenes)
    .sort((a, b) => a.order - b.order || a.id.localeCompare(b.id))
    .map((scene, index) => ({
      scene,
      number: index + 1,
      shots: (byScene.get(scene.id) ?? []).sort(
        (a, b) => a.order - b.order || a.id.localeCompare(b.id),
      ),
    }))
}

/** Every shot of the board, as one reads. */
export function readingOrder(scenes: readonly SceneInOrder[]): Shot[] {
  return scenes.flatMap(({ shots }) => shots)
}

/** Where to go when `gone` leave the board: the next shot that stays, else the one before. */
export function shotAfter(order: readonly Shot[], gone: readonly string[]): string | null {
  const last = order.findLastIndex(({ id }) => gone.includes(id))
  const stays = ({ id }: Shot) => !gone.includes(id)
  return (order.slice(last + 1).find(stays) ?? order.slice(0, last).findLast(stays))?.id ?? null
}

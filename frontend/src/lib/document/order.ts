import type { ById, Scene, Shot } from './model'
import { standingIn } from './slots'

export type SceneInOrder = { scene: Scene; number: number; shots: readonly Shot[] }

type Ranked = { id: string; order: number }

export const byOrder = (a: Ranked, b: Ranked): number =>
  a.order - b.order || a.id.localeCompare(b.id)

/**
 * Scenes that stand, with the shots that stand in them; alternates beside those are told by
 * `slots.ts`.
 * A shot whose scene is gone lies under no scene; the board shows it behind the last one.
 */
export function inOrder(scenes: ById<Scene>, shots: ById<Shot>): SceneInOrder[] {
  const byScene = new Map<string, Shot[]>()
  for (const shot of standingIn(shots)) {
    const group = byScene.get(shot.sceneId)
    if (group) group.push(shot)
    else byScene.set(shot.sceneId, [shot])
  }
  return standingIn(scenes)
    .sort(byOrder)
    .map((scene, index) => ({
      scene,
      number: index + 1,
      shots: (byScene.get(scene.id) ?? []).sort(byOrder),
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

/** So close two orders may come before all of their kin are counted anew. */
const CLOSEST = 1e-6

/**
 * The orders that change where `moving` go in front of `before`, or to the end for null. Most often
 * only theirs, so that two people who move different things at once do not undo one another.
 */
export function ordersAfterMove(
  kin: readonly Ranked[],
  moving: readonly string[],
  before: string | null,
): Record<string, number> {
  const staying = kin.filter(({ id }) => !moving.includes(id)).sort(byOrder)
  const place = before === null ? -1 : staying.findIndex(({ id }) => id === before)
  const at = place < 0 ? staying.length : place
  const low = staying[at - 1]?.order ?? (staying[at]?.order ?? 1) - 1
  const high = staying[at]?.order ?? low + moving.length + 1
  const step = (high - low) / (moving.length + 1)
  if (step > CLOSEST) return Object.fromEntries(moving.map((id, n) => [id, low + step * (n + 1)]))
  const ids = staying.map(({ id }) => id)
  const all = [...ids.slice(0, at), ...moving, ...ids.slice(at)]
  return Object.fromEntries(all.map((id, n) => [id, n + 1]))
}

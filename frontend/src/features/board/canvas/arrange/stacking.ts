import type { ById, Placement } from '@/lib/document/model'
import { meets } from '../layout'

const byHeight = ([, a]: readonly [string, Placement], [, b]: readonly [string, Placement]) =>
  a.z - b.z

const top = (places: readonly Placement[]) => Math.max(0, ...places.map(({ z }) => z))
const bottom = (places: readonly Placement[]) => Math.min(0, ...places.map(({ z }) => z))

function restacked(ids: readonly string[], places: ById<Placement>, from: number) {
  const chosen = ids.flatMap((id) => (places[id] ? [[id, places[id]] as const] : []))
  return Object.fromEntries(
    chosen.sort(byHeight).map(([id, place], index) => [id, { ...place, z: from + index }]),
  )
}

/** These above all others; among themselves they stay as they lie. */
export function toFront(ids: readonly string[], places: ById<Placement>) {
  return restacked(ids, places, top(Object.values(places)) + 1)
}

export function toBack(ids: readonly string[], places: ById<Placement>) {
  return restacked(ids, places, bottom(Object.values(places)) - ids.length)
}

/** What was put down comes to lie above what it was put on; on free ground nothing changes. */
export function putDown(moved: ById<Placement>, places: ById<Placement>): ById<Placement> {
  const under = Object.entries(places).filter(([id]) => !moved[id])
  const covers = Object.values(moved).some((box) =>
    under.some(([, other]) => other.z >= box.z && meets(box, other)),
  )
  return covers ? toFront(Object.keys(moved), { ...places, ...moved }) : moved
}

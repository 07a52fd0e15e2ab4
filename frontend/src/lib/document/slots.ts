/**
 * Alternates: several shots in one slot, of which one stands on the board and in the film: the one
 * that was chosen last. Scenes have slots, too. The server's twin is storyboard/board/slots.py.
 */
import type { ById, Scene, Shot } from './model'

/** A shot or a scene. */
type InSlot = Pick<Shot, 'id' | 'slotId' | 'alternateNumber' | 'standsAt'>

/** What names a shot's folder: "2C", and "2C A2" for its second alternate. */
export const slate = ({ code, alternateNumber }: Pick<Shot, 'code' | 'alternateNumber'>): string =>
  alternateNumber <= 1 ? code : `${code} A${alternateNumber}`

/** "2", and "2 A2" for the second alternate of the second scene. */
export const sceneMark = ({ alternateNumber }: Pick<Scene, 'alternateNumber'>, number: number) =>
  slate({ code: String(number), alternateNumber })

export const byNumber = (a: InSlot, b: InSlot) =>
  a.alternateNumber - b.alternateNumber || (a.id < b.id ? -1 : 1)

/** Slot -> its shots, or scenes, by their numbers, each with itself among them. */
export function slotsOf<T extends InSlot>(all: ById<T>): ReadonlyMap<string, readonly T[]> {
  const slots = new Map<string, T[]>()
  for (const each of Object.values(all)) {
    const slot = slots.get(each.slotId)
    if (slot) slot.push(each)
    else slots.set(each.slotId, [each])
  }
  for (const slot of slots.values()) if (slot.length > 1) slot.sort(byNumber)
  return slots
}

/** The one of a slot that stands; where nobody chose, the first. */
export function standingOf<T extends InSlot>(slot: readonly T[]): T | undefined {
  return slot.reduce<T | undefined>(
    (best, each) => (best && best.standsAt >= each.standsAt ? best : each),
    undefined,
  )
}

/** Every one that stands in its slot, in no order. */
export const standingIn = <T extends InSlot>(all: ById<T>): T[] =>
  [...slotsOf(all).values()].flatMap((slot) => standingOf(slot) ?? [])

/** All alternates of a slot by their numbers, itself among them. */
export const alternatesOf = <T extends InSlot>(all: ById<T>, one: InSlot): readonly T[] =>
  Object.values(all)
    .filter(({ slotId }) => slotId === one.slotId)
    .sort(byNumber)

/** The next one of its slot, the first behind the last; null where there is no other. */
export function alternateAfter<T extends InSlot>(all: ById<T>, id: string): string | null {
  const one = all[id]
  const slot = one ? alternatesOf(all, one) : []
  const next = slot[(slot.findIndex((each) => each.id === id) + 1) % slot.length]
  return next && next.id !== id ? next.id : null
}

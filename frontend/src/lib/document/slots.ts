/**
 * Alternates: several shots in one slot, of which one stands on the board and in the film: the one
 * that was chosen last. The server's twin is storyboard/shots/slots.py.
 */
import type { ById, Shot } from './model'

/** What names a shot's folder: "2C", and "2C A2" for its second alternate. */
export const slate = ({ code, alternateNumber }: Pick<Shot, 'code' | 'alternateNumber'>): string =>
  alternateNumber <= 1 ? code : `${code} A${alternateNumber}`

export const byNumber = (a: Shot, b: Shot) =>
  a.alternateNumber - b.alternateNumber || (a.id < b.id ? -1 : 1)

/** Slot -> its shots by their numbers, each with itself among them. */
export function slotsOf(shots: ById<Shot>): ReadonlyMap<string, readonly Shot[]> {
  const slots = new Map<string, Shot[]>()
  for (const shot of Object.values(shots)) {
    const slot = slots.get(shot.slotId)
    if (slot) slot.push(shot)
    else slots.set(shot.slotId, [shot])
  }
  for (const slot of slots.values()) if (slot.length > 1) slot.sort(byNumber)
  return slots
}

/** The shot of a slot that stands; where nobody chose, the first. */
export function standingOf(slot: readonly Shot[]): Shot | undefined {
  return slot.reduce<Shot | undefined>(
    (best, shot) => (best && best.standsAt >= shot.standsAt ? best : shot),
    undefined,
  )
}

/** Every shot that stands, in no order. */
export const standingShots = (shots: ById<Shot>): Shot[] =>
  [...slotsOf(shots).values()].flatMap((slot) => standingOf(slot) ?? [])

/** All alternates of a shot's slot by their numbers, itself among them. */
export const alternatesOf = (shots: ById<Shot>, shot: Shot): readonly Shot[] =>
  Object.values(shots)
    .filter(({ slotId }) => slotId === shot.slotId)
    .sort(byNumber)

/** Slots in the document: who stands, where its panel lies, which numbers were ever given. */
import type { BoardMaps } from '../board-document'
import type { Scene, Shot } from '../model'
import { readShot } from '../read'
import { isMap, isRecord, sharedMap } from '../shapes'
import { byNumber, standingOf } from '../slots'
import { plainOf } from './places'
import { everyShot, namesForGood } from './trash'

/** The alternates of a slot by their numbers. */
export function alternatesIn({ shots }: BoardMaps, slotId: string): Shot[] {
  return [...shots.entries()]
    .flatMap(([id, shot]) =>
      isMap(shot) && (shot.get('slot_id') ?? id) === slotId ? [readShot(id, shot)] : [],
    )
    .sort(byNumber)
}

/**
 * Gives a slot's place on the board to the alternate that stands, and to no other. `spare` is the
 * place of one that just left.
 */
export function settlePlace(maps: BoardMaps, slotId: string, spare: unknown = null): void {
  const slot = alternatesIn(maps, slotId)
  const standing = standingOf(slot)
  if (!standing) return
  const { placements } = maps
  const others = slot.filter(({ id }) => id !== standing.id)
  const place = [standing, ...others].map(({ id }) => plainOf(placements.get(id))).find(isRecord)
  const wanted = place ?? spare
  if (!placements.has(standing.id) && isRecord(wanted)) {
    placements.set(standing.id, sharedMap(wanted))
  }
  for (const { id } of others) placements.delete(id)
}

/** A moment after every choice in the slot so far, also where somebody's clock is ahead. */
export function momentAfter(slot: readonly Pick<Shot | Scene, 'standsAt'>[]): string {
  const latest = Math.max(0, ...slot.map(({ standsAt }) => Date.parse(standsAt) || 0))
  return new Date(Math.max(Date.now(), latest + 1)).toISOString()
}

/** A number that the slot never had: on the board, in the trash, on disk. */
export function nextAlternate(maps: BoardMaps, { slotId, code }: Shot): number {
  const own = everyShot(maps).filter((shot) => shot.slot_id === slotId)
  const start = `${code} A`
  const onDisk = namesForGood(maps).filter((name) => name.startsWith(start))
  const numbers = [
    ...own.map((shot) => Number(shot.alternate_number)),
    ...onDisk.map((name) => Number(name.slice(start.length))),
  ]
  return Math.max(1, ...numbers.filter(Number.isInteger)) + 1
}

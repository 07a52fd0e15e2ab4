import type { BoardState } from '@/lib/document/board-state'
import type { ById, Group, Note, Placement } from '@/lib/document/model'
import type { Layout } from './layout'

/** Where everything lies that can be moved: panels and sticky notes, by id. */
export function placesOf({ panels }: Layout, notes: ById<Note>): ById<Placement> {
  const own = Object.entries(notes).map(([id, { x, y, w, h, z }]) => [id, { x, y, w, h, z }])
  return own.length > 0 ? { ...panels, ...Object.fromEntries(own) } : panels
}

/** Of those, the ones with these ids. */
export function pick(places: ById<Placement>, ids: Iterable<string>): Record<string, Placement> {
  const found: Record<string, Placement> = {}
  for (const id of ids) {
    const place = places[id]
    if (place) found[id] = place
  }
  return found
}

/** What moves along with each panel or note; nothing for most. */
export function partnersIn(groups: ById<Group>): (id: string) => readonly string[] {
  const together = new Map<string, Set<string>>()
  for (const { members } of Object.values(groups)) {
    for (const id of members) {
      const own = together.get(id) ?? new Set()
      for (const other of members) if (other !== id) own.add(other)
      together.set(id, own)
    }
  }
  return (id) => [...(together.get(id) ?? [])]
}

/** The groups that any of these belongs to. */
export const groupsWith = (groups: ById<Group>, ids: ReadonlySet<string>): Group[] =>
  Object.values(groups).filter(({ members }) => members.some((id) => ids.has(id)))

/** `ids` and all that is grouped with them. */
export function withPartners(ids: Iterable<string>, groups: ById<Group>): string[] {
  const partners = partnersIn(groups)
  return [...new Set([...ids].flatMap((id) => [id, ...partners(id)]))]
}

/** What the board calls a panel or a note when it says what became of it. */
export function nameOf(id: string, { shots, notes }: Pick<BoardState, 'shots' | 'notes'>): string {
  const shot = shots[id]
  if (shot) return shot.code
  return notes[id] ? 'The note' : 'The arrow'
}

import type { Shot } from '@/lib/document/model'
import type { SceneInOrder } from '@/lib/document/order'
import { sceneMark } from '@/lib/document/slots'

/** Px; compact density. */
export const ROW_HEIGHT = 28

/** `place` counts from 1 among the row's own kin, of which there are `of`. */
export type OutlineRow = { id: string; place: number; of: number } & (
  | { kind: 'scene'; mark: string; name: string; shots: number; frames: number; isFolded: boolean }
  | { kind: 'shot'; sceneId: string; alternates: number; isOpen: boolean }
  | { kind: 'alternate'; parent: string; number: number; stands: boolean }
)

export type RowOf<Kind extends OutlineRow['kind']> = OutlineRow & { kind: Kind }

type Shown = {
  /** Slots of more than one alternate, by their ids. */
  slots: ReadonlyMap<string, readonly Shot[]>
  /** Slots whose alternates have rows of their own. */
  open: ReadonlySet<string>
  isShown: (shot: Shot) => boolean
}

function alternateRows(shot: Shot, slot: readonly Shot[]): OutlineRow[] {
  return slot.map((each, index) => ({
    kind: 'alternate',
    id: `${each.id}/alternate`,
    place: index + 1,
    of: slot.length,
    parent: shot.id,
    number: each.alternateNumber,
    stands: each.id === shot.id,
  }))
}

function shotRows(shots: readonly Shot[], sceneId: string, { slots, open }: Shown): OutlineRow[] {
  return shots.flatMap((shot, index): OutlineRow[] => {
    const slot = slots.get(shot.slotId) ?? []
    const isOpen = slot.length > 1 && open.has(shot.slotId)
    const of = shots.length
    const row = { kind: 'shot', id: shot.id, place: index + 1, of, sceneId, isOpen } as const
    return [{ ...row, alternates: slot.length }, ...(isOpen ? alternateRows(shot, slot) : [])]
  })
}

const framesOf = (shots: readonly Shot[]) =>
  shots.reduce((sum, { duration }) => sum + (duration ?? 0), 0)

/** The tree as the list of its visible rows. */
export function outlineRows(scenes: readonly SceneInOrder[], shown: Shown): OutlineRow[] {
  return scenes.flatMap(({ scene, number, shots }): OutlineRow[] => {
    const own = shots.filter(shown.isShown)
    const row: OutlineRow = {
      kind: 'scene',
      id: scene.id,
      place: number,
      of: scenes.length,
      mark: sceneMark(scene, number),
      name: scene.name,
      shots: own.length,
      frames: framesOf(own),
      isFolded: scene.folded,
    }
    return [row, ...(scene.folded ? [] : shotRows(own, scene.id, shown))]
  })
}

/** The shot that an alternate's row is of. */
export const shotOfRow = (row: OutlineRow): string => row.id.replace('/alternate', '')

export type KeyResult = { to?: string; fold?: boolean; choose?: boolean }

function step(rows: readonly OutlineRow[], row: OutlineRow, by: number): KeyResult | null {
  const next = rows[rows.findIndex(({ id }) => id === row.id) + by]
  return next ? { to: next.id } : null
}

function inwards(rows: readonly OutlineRow[], row: OutlineRow): KeyResult | null {
  switch (row.kind) {
    case 'scene':
      return row.isFolded ? { fold: true } : step(rows, row, 1)
    case 'shot':
      if (row.alternates < 2) return null
      return row.isOpen ? step(rows, row, 1) : { fold: true }
    case 'alternate':
      return null
    default:
      return row satisfies never
  }
}

function outwards(row: OutlineRow): KeyResult | null {
  switch (row.kind) {
    case 'scene':
      return row.isFolded ? null : { fold: true }
    case 'shot':
      return row.isOpen ? { fold: true } : { to: row.sceneId }
    case 'alternate':
      return { to: row.parent }
    default:
      return row satisfies never
  }
}

/** What a key does in the tree, by the WAI-ARIA pattern; null where it does nothing. */
export function rowAfterKey(
  rows: readonly OutlineRow[],
  row: OutlineRow,
  key: string,
): KeyResult | null {
  const ends: Record<string, OutlineRow | undefined> = { Home: rows[0], End: rows.at(-1) }
  const end = ends[key]
  if (end) return { to: end.id }
  switch (key) {
    case 'ArrowDown':
      return step(rows, row, 1)
    case 'ArrowUp':
      return step(rows, row, -1)
    case 'ArrowLeft':
      return outwards(row)
    case 'ArrowRight':
      return inwards(rows, row)
    case 'Enter':
    case ' ':
      return { choose: true }
    default:
      return null
  }
}

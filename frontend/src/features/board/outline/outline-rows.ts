import type { SceneInOrder } from '@/lib/document/order'

/** Px; compact density. */
export const ROW_HEIGHT = 28

/** `place` counts from 1 among the row's own kin, of which there are `of`. */
export type OutlineRow = { id: string; place: number; of: number } & (
  | { kind: 'scene'; name: string; shots: number }
  | { kind: 'shot'; sceneId: string }
)

/** The tree as the list of its visible rows. */
export function outlineRows(
  scenes: readonly SceneInOrder[],
  folded: ReadonlySet<string>,
): OutlineRow[] {
  return scenes.flatMap(({ scene, number, shots }): OutlineRow[] => [
    {
      kind: 'scene',
      id: scene.id,
      place: number,
      of: scenes.length,
      name: scene.name,
      shots: shots.length,
    },
    ...(folded.has(scene.id)
      ? []
      : shots.map(
          ({ id }, index): OutlineRow => ({
            kind: 'shot',
            id,
            place: index + 1,
            of: shots.length,
            sceneId: scene.id,
          }),
        )),
  ])
}

export type KeyResult = { to?: string; fold?: boolean }

function step(rows: readonly OutlineRow[], row: OutlineRow, by: number): KeyResult | null {
  const next = rows[rows.findIndex(({ id }) => id === row.id) + by]
  return next ? { to: next.id } : null
}

/** What a key does in the tree, by the WAI-ARIA pattern; null where it does nothing. */
export function rowAfterKey(
  rows: readonly OutlineRow[],
  row: OutlineRow,
  { key, isFolded }: { key: string; isFolded: boolean },
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
      if (row.kind === 'shot') return { to: row.sceneId }
      return isFolded ? null : { fold: true }
    case 'ArrowRight':
      if (row.kind === 'shot') return null
      return isFolded ? { fold: true } : step(rows, row, 1)
    case 'Enter':
    case ' ':
      return row.kind === 'scene' ? { fold: true } : { to: row.id }
    default:
      return null
  }
}

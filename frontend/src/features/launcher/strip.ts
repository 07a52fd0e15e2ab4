/** How a project's pictures stand in its row. */
export type StripLayout =
  | { kind: 'none' }
  | { kind: 'row'; pictures: string[] }
  | { kind: 'grid'; columns: number; pictures: string[] }

const LANDSCAPE = 1.3
const FEWEST_FOR_GRID = 8
const MOST_COLUMNS = 6

/**
 * The first project shows two full rows of landscape pictures when it has enough of them;
 * all others show one row as high as the list's rows, cut at its right end.
 */
export function layStrip(pictures: string[], ratio: number, isFirst: boolean): StripLayout {
  if (pictures.length === 0) return { kind: 'none' }
  if (!isFirst || ratio < LANDSCAPE || pictures.length < FEWEST_FOR_GRID) {
    return { kind: 'row', pictures }
  }
  const columns = Math.min(MOST_COLUMNS, Math.floor(pictures.length / 2))
  return { kind: 'grid', columns, pictures: pictures.slice(0, columns * 2) }
}

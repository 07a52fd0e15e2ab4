/** How much a panel shows: all, one line, or only its picture. */
export type Detail = 'full' | 'line' | 'tile'

/** Screen px of a panel below its picture: two lines, one, none. */
export const captionHeight: Readonly<Record<Detail, number>> = { full: 48, line: 24, tile: 0 }

export function detailAt(zoom: number): Detail {
  if (zoom < 0.3) return 'tile'
  return zoom < 0.5 ? 'line' : 'full'
}

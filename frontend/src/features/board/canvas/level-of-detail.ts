/** How much a panel shows: all, one line, or only its picture. */
export type Detail = 'full' | 'line' | 'tile'

export function detailAt(zoom: number): Detail {
  if (zoom < 0.3) return 'tile'
  return zoom < 0.5 ? 'line' : 'full'
}

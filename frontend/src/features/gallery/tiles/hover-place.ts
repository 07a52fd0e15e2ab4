/** Edges in px of the window. */
type Edges = { left: number; right: number; top: number; bottom: number }
type Size = { width: number; height: number }

/** Px between a tile and what is shown beside it. */
const GAP = 8

/** The largest box of the picture's shape within `most` px. */
export function previewSize(aspect: number, most: number): Size {
  return aspect >= 1
    ? { width: most, height: most / aspect }
    : { width: most * aspect, height: most }
}

/** Beside the tile, where there is more room, and within the window. */
export function hoverPlace(tile: Edges, size: Size, window: Size): { left: number; top: number } {
  const isRight = window.width - tile.right > tile.left
  const left = isRight ? tile.right + GAP : tile.left - GAP - size.width
  const middle = (tile.top + tile.bottom) / 2
  const top = Math.min(window.height - size.height - GAP, middle - size.height / 2)
  return { left: Math.max(GAP, left), top: Math.max(GAP, top) }
}

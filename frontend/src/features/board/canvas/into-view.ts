const MARGIN = 24

/** How far to shift so that `length` px from `start` lie within `view` px; the start comes first. */
export function intoView(start: number, length: number, view: number): number {
  if (start < MARGIN) return MARGIN - start
  const over = start + length - (view - MARGIN)
  return over > 0 ? -Math.min(over, start - MARGIN) : 0
}

/**
 * Browsers stop drawing elements beyond some million px, and a million files need more. Below the
 * limit the scrolled px are those of the gallery. Above it the bar stands for the whole in small:
 * a short way moves 1 : 1, a leap goes to its share of the whole.
 */
export const MOST_PX = 8_000_000

export type ScrollSpace = {
  /** Px of the element that is scrolled. */
  readonly height: number
  /** Where the gallery is when the bar is at `scrolled`. */
  readonly placeOf: (scrolled: number) => number
  /** Where the bar is when the gallery is at `place`. */
  readonly barOf: (place: number) => number
}

export function scrollSpace(whole: number, view: number): ScrollSpace {
  const height = Math.min(whole, MOST_PX)
  const [far, room] = [Math.max(0, whole - view), Math.max(0, height - view)]
  const ratio = room > 0 ? far / room : 1
  return {
    height,
    placeOf: (scrolled) => Math.min(far, scrolled * ratio),
    barOf: (place) => Math.min(room, place / ratio),
  }
}

/** What is in view: the gallery's place, and px from a scrolled place to it. */
export type Scrolled = { readonly place: number; readonly shift: number }

/** Where the gallery is after the bar went to `bar` from where it was. */
export function scrolledTo(
  space: ScrollSpace,
  bar: number,
  { before, view }: { before: Scrolled; view: number },
): Scrolled {
  const moved = bar + before.shift - before.place
  const exact = space.placeOf(bar)
  const atEnd = bar <= 0 || bar >= space.height - view - 1
  // Rounding aside, the two only differ where the bar stands for more than its own px.
  if (atEnd || Math.abs(moved) > 2 * view) return { place: exact, shift: exact - bar }
  const far = space.placeOf(space.height)
  const place = Math.min(far, Math.max(0, bar + before.shift))
  return { place, shift: place - bar }
}

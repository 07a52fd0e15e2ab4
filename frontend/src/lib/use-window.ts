import { type RefObject, useEffect, useState } from 'react'

type Line = {
  /** Where each item begins, in px, and at the last place where all of them end. */
  starts: readonly number[]
  isHorizontal?: boolean
}

export type Window = { from: number; to: number }

/** Px drawn beyond either end, so that a flick shows no gap. */
const BEYOND = 400
/** What is drawn before the first measure. */
const FIRST = 1_200

/** The items between `start` and `end` px: `from` inclusive, `to` exclusive. */
export function itemsWithin(starts: readonly number[], start: number, end: number): Window {
  const count = Math.max(0, starts.length - 1)
  const from = Math.max(0, firstAtOrAfter(starts, start) - 1)
  return { from: Math.min(from, count), to: Math.min(count, firstAtOrAfter(starts, end)) }
}

function firstAtOrAfter(starts: readonly number[], place: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) < place) low = middle + 1
    else high = middle
  }
  return low
}

/** Which items of a long scrolling line are worth drawing now. */
export function useWindow(place: RefObject<HTMLElement | null>, line: Line): Window {
  const { starts, isHorizontal = false } = line
  const [view, setView] = useState({ start: 0, end: FIRST })
  useEffect(() => {
    const element = place.current
    if (!element) return
    const measure = () => {
      const offset = isHorizontal ? element.scrollLeft : element.scrollTop
      const length = (isHorizontal ? element.clientWidth : element.clientHeight) || FIRST
      // Whole steps, so that a scroll by a few px draws nothing anew.
      const start = Math.floor((offset - BEYOND) / 200) * 200
      const end = Math.ceil((offset + length + BEYOND) / 200) * 200
      setView((before) => (before.start === start && before.end === end ? before : { start, end }))
    }
    // It tells of the first size, too, when the browser has laid out the page by itself.
    const sizes = new ResizeObserver(measure)
    sizes.observe(element)
    element.addEventListener('scroll', measure, { passive: true })
    return () => {
      sizes.disconnect()
      element.removeEventListener('scroll', measure)
    }
  }, [place, isHorizontal])
  return itemsWithin(starts, view.start, view.end)
}

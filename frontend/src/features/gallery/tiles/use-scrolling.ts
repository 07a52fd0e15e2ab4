import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { type Scrolled, scrolledTo, scrollSpace } from '../layout/scroll-space'

/** Ms after which a scroll has come to rest. */
const REST = 120
/** Views in a second beyond which pictures would only be asked for to be taken back. */
const TOO_QUICK = 6
/** Px in which what is drawn moves on, so that a scroll by a few px draws nothing anew. */
const STEP = 100

export type Scrolling = {
  /** Px of the gallery at the top of the view, in whole steps. */
  readonly top: number
  /** Px to take from a tile's place to draw it. */
  readonly shift: number
  readonly isQuick: boolean
  /** Px of the element that is scrolled. */
  readonly height: number
  /** Brings `place` of the gallery to the top of the view. */
  readonly scrollTo: (place: number) => void
  /** Where the gallery is now, to the px. */
  readonly placeNow: () => number
}

const start: Scrolled = { place: 0, shift: 0 }

type Whole = { height: number; view: number }

/** Scrolls through a whole of any height; see `scrollSpace`. */
export function useScrolling(
  scroller: RefObject<HTMLElement | null>,
  { height: whole, view }: Whole,
): Scrolling {
  const space = useMemo(() => scrollSpace(whole, view), [whole, view])
  const now = useRef(start)
  const [shown, setShown] = useState({ top: 0, shift: 0, isQuick: false })

  const show = useCallback((scrolled: Scrolled, isQuick: boolean) => {
    now.current = scrolled
    const top = Math.floor(scrolled.place / STEP) * STEP
    setShown((before) =>
      before.top === top && before.shift === scrolled.shift && before.isQuick === isQuick
        ? before
        : { top, shift: scrolled.shift, isQuick },
    )
  }, [])

  const scrollTo = useCallback(
    (place: number) => {
      const element = scroller.current
      if (!element) return
      const bar = space.barOf(Math.max(0, place))
      element.scrollTop = bar
      // What the browser made of it: whole device px, within its bounds.
      show({ place: space.placeOf(bar), shift: space.placeOf(bar) - element.scrollTop }, false)
    },
    [scroller, space, show],
  )

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    let rest: ReturnType<typeof setTimeout> | undefined
    let last = { time: performance.now(), place: now.current.place }
    const settle = () => {
      const { place, shift } = now.current
      const bar = space.barOf(place)
      // After a long way 1 : 1 the bar stands elsewhere than its share says.
      if (shift !== 0 && Math.abs(bar - element.scrollTop) > 1) {
        element.scrollTop = bar
        show({ place, shift: place - element.scrollTop }, false)
      } else {
        show(now.current, false)
      }
    }
    const onScroll = () => {
      const scrolled = scrolledTo(space, element.scrollTop, { before: now.current, view })
      const time = performance.now()
      const way = Math.abs(scrolled.place - last.place)
      const isQuick = way > TOO_QUICK * view * Math.max(0.016, (time - last.time) / 1000)
      last = { time, place: scrolled.place }
      show(scrolled, isQuick)
      clearTimeout(rest)
      rest = setTimeout(settle, REST)
    }
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      clearTimeout(rest)
      element.removeEventListener('scroll', onScroll)
    }
  }, [scroller, space, view, show])

  const placeNow = useCallback(() => now.current.place, [])
  return { ...shown, height: space.height, scrollTo, placeNow }
}

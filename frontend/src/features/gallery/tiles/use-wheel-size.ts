import { type RefObject, useEffect, useRef } from 'react'
import { useStable } from '@/lib/use-stable'
import { useGallery } from '../gallery-context'
import { sizes, useChangeAddress } from '../use-gallery-address'

/** Most that one turn of the wheel makes a picture larger; two fingers do it in smaller parts. */
const MOST_AT_ONCE = 0.2

/** Ms without a turn after which the next begins from the size that is shown. */
const REST = 400

/** The size after a turn of the wheel by `px`, not yet in whole steps. */
export function sizeAfter(size: number, px: number): number {
  const by = Math.min(MOST_AT_ONCE, Math.max(-MOST_AT_ONCE, -px / 100))
  return Math.min(sizes.most, Math.max(sizes.least, size * Math.exp(by)))
}

const inSteps = (size: number) => Math.round(size / sizes.step) * sizes.step

/** Ctrl and the wheel, or two fingers, make the pictures larger instead of the page. */
export function useWheelSize(scroller: RefObject<HTMLElement | null>): void {
  const { size, view } = useGallery().place
  const change = useChangeAddress()
  const last = useRef({ time: 0, size: 0 })
  const turn = useStable(({ deltaY, timeStamp }: WheelEvent) => {
    if (view === 'list') return
    // The address follows more slowly than the fingers.
    const before = timeStamp - last.current.time > REST ? size : last.current.size
    last.current = { time: timeStamp, size: sizeAfter(before, deltaY) }
    if (inSteps(last.current.size) !== size) change({ size: inSteps(last.current.size) })
  })
  useEffect(() => {
    const element = scroller.current
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      turn(event)
    }
    // React listens passively; the browser would zoom the page all the same.
    element?.addEventListener('wheel', onWheel, { passive: false })
    return () => element?.removeEventListener('wheel', onWheel)
  }, [scroller, turn])
}

import { type PointerEvent, type RefObject, useState } from 'react'
import { useGalleryUi } from '../gallery-ui'
import type { Box, Layout } from '../layout/layout'
import { frameOf, type Point, tilesInFrame } from './frame'
import type { Choosing } from './use-choosing'
import type { Scrolling } from './use-scrolling'

/** Px that a pointer moves before it draws a frame, not clicks. */
const SLACK = 4
/** Px from either edge within which the gallery scrolls along, and px a frame at most. */
const EDGE = 40
const SPEED = 24

/** How far to scroll along in one frame while the pointer is at `y` of a view. */
export function pull(y: number, height: number): number {
  if (y < EDGE) return -SPEED * Math.min(1, (EDGE - y) / EDGE)
  if (y > height - EDGE) return SPEED * Math.min(1, (y - height + EDGE) / EDGE)
  return 0
}

type Props = {
  scroller: RefObject<HTMLElement | null>
  layout: Layout | null
  scrolling: Scrolling
  choosing: Choosing
  /** Px from the scroller's edges to the tiles. */
  inset: Point
}

const keptIds = (isMore: boolean): ReadonlySet<number> => {
  const { selection } = useGalleryUi.getState()
  return isMore && selection.kind === 'some' ? selection.ids : new Set()
}

/** A frame drawn with the pointer, begun anywhere but on a picture, selects what it touches. */
export function useMarquee({ scroller, layout, scrolling, choosing, inset }: Props) {
  const [frame, setFrame] = useState<Box | null>(null)

  const onPointerDown = (down: PointerEvent<HTMLElement>) => {
    const element = scroller.current
    const isOnPicture = down.target instanceof Element && down.target.closest('[draggable="true"]')
    if (!element || !layout || down.button !== 0 || isOnPicture) return
    const edges = element.getBoundingClientRect()
    // The bar beside the tiles is no place to draw.
    if (down.clientX > edges.left + element.clientWidth) return
    const pointAt = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => ({
      x: clientX - edges.left - inset.x,
      y: clientY - edges.top - inset.y + scrolling.placeNow(),
    })
    const start = pointAt(down)
    const keep = keptIds(down.ctrlKey || down.metaKey || down.shiftKey)
    let last: { clientX: number; clientY: number } = down
    let isDrawing = false
    let following = 0

    const draw = () => {
      const next = frameOf(start, pointAt(last))
      setFrame(next)
      choosing.frame(tilesInFrame(layout, next), keep)
    }
    const follow = () => {
      const by = pull(last.clientY - edges.top, edges.height)
      if (by !== 0) {
        scrolling.scrollTo(scrolling.placeNow() + by)
        draw()
      }
      following = requestAnimationFrame(follow)
    }
    const onMove = (event: globalThis.PointerEvent) => {
      last = event
      const way = Math.abs(event.clientX - down.clientX) + Math.abs(event.clientY - down.clientY)
      if (!isDrawing && way < SLACK) return
      if (!isDrawing) {
        isDrawing = true
        element.setPointerCapture(down.pointerId)
        following = requestAnimationFrame(follow)
      }
      draw()
    }
    const onUp = () => {
      window.removeEventListener('pointermove', onMove)
      window.removeEventListener('pointerup', onUp)
      window.removeEventListener('pointercancel', onUp)
      cancelAnimationFrame(following)
      setFrame(null)
    }
    window.addEventListener('pointermove', onMove)
    window.addEventListener('pointerup', onUp)
    window.addEventListener('pointercancel', onUp)
  }

  return { frame, onPointerDown }
}

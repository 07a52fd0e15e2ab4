import {
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import {
  actualZoom,
  type Box,
  boxOf,
  isEmpty,
  type Pair,
  type Point,
  panned,
  type Size,
  type View,
  whole,
  zoomedAt,
} from './view'

export type ChangeView = (change: (view: View) => View) => void

/** How many px of a turned wheel make the picture e times as large. */
const WHEEL = 400
/** A trackpad's pinch comes as a wheel with Ctrl, in much smaller steps. */
const PINCH = 60

function useSize(element: RefObject<HTMLElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null)
  useEffect(() => {
    const stage = element.current
    if (!stage) return
    const measure = () => setSize({ width: stage.clientWidth, height: stage.clientHeight })
    measure()
    const sizes = new ResizeObserver(measure)
    sizes.observe(stage)
    return () => sizes.disconnect()
  }, [element])
  return size && !isEmpty(size) ? size : null
}

function pointOn(stage: HTMLElement, event: { clientX: number; clientY: number }): Point {
  const { left, top } = stage.getBoundingClientRect()
  return { x: event.clientX - left, y: event.clientY - top }
}

/** Not React's own listener, which may not keep the page from zooming. */
function useWheel(
  element: RefObject<HTMLElement | null>,
  pair: Pair | null,
  onView: ChangeView,
): void {
  const [picture, stage] = pair ?? []
  useEffect(() => {
    const place = element.current
    if (!place || !picture || !stage) return
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const factor = Math.exp(-event.deltaY / (event.ctrlKey ? PINCH : WHEEL))
      const point = pointOn(place, event)
      onView((view) => zoomedAt(view, view.zoom * factor, point, [picture, stage]))
    }
    place.addEventListener('wheel', onWheel, { passive: false })
    return () => place.removeEventListener('wheel', onWheel)
  }, [element, picture, stage, onView])
}

export type Pane = {
  element: RefObject<HTMLDivElement | null>
  /** Picture and stage; null until both are known. */
  pair: Pair | null
  /** Where to draw; null until it can be said. */
  box: Box | null
  onPointerDown: (event: PointerEvent<HTMLDivElement>) => void
  onDoubleClick: (event: MouseEvent<HTMLDivElement>) => void
}

/** A place that shows a part of a picture: the wheel zooms at the pointer, the hand moves it. */
export function usePane({ width, height }: Size, view: View, onView: ChangeView): Pane {
  const element = useRef<HTMLDivElement>(null)
  const stage = useSize(element)
  const pair = useMemo((): Pair | null => {
    const picture = { width, height }
    return stage && !isEmpty(picture) ? [picture, stage] : null
  }, [width, height, stage])
  useWheel(element, pair, onView)

  const onPointerDown = ({ currentTarget, pointerId, clientX, clientY }: PointerEvent) => {
    if (!pair || !(currentTarget instanceof HTMLElement)) return
    currentTarget.setPointerCapture(pointerId)
    let last = { x: clientX, y: clientY }
    const onMove = (event: globalThis.PointerEvent) => {
      const by = { x: event.clientX - last.x, y: event.clientY - last.y }
      last = { x: event.clientX, y: event.clientY }
      onView((now) => panned(now, by, pair))
    }
    currentTarget.addEventListener('pointermove', onMove)
    const onUp = () => currentTarget.removeEventListener('pointermove', onMove)
    currentTarget.addEventListener('lostpointercapture', onUp, { once: true })
  }

  const onDoubleClick = (event: MouseEvent<HTMLDivElement>) => {
    if (!pair) return
    const actual = actualZoom(...pair, devicePixelRatio)
    const point = pointOn(event.currentTarget, event)
    onView((now) => (now.zoom === 1 ? zoomedAt(now, actual, point, pair) : whole))
  }

  const box = pair && boxOf(view, ...pair)
  return { element, pair, box, onPointerDown, onDoubleClick }
}

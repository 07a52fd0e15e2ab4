import { useMemo, useState } from 'react'
import {
  actualZoom,
  fitScale,
  middleOf,
  type Pair,
  type Point,
  panned,
  type View,
  whole,
  within,
  zoomedAt,
} from './view'

/** How much nearer one step of a key or a button goes. */
const STEP = 1.25

/** One view that keys, buttons and the hand change; `pair` is the picture and the stage it is measured on. */
export function useZoom() {
  const [view, onView] = useState<View>(whole)
  const [pair, onPair] = useState<Pair | null>(null)
  const moves = useMemo(() => {
    const to = (zoom: (now: View, pair: Pair) => number) => () => {
      if (pair) onView((now) => zoomedAt(now, zoom(now, pair), middleOf(pair[1]), pair))
    }
    return {
      fit: () => onView(whole),
      actual: to((_, given) => actualZoom(...given, devicePixelRatio)),
      nearer: to(({ zoom }) => zoom * STEP),
      further: to(({ zoom }) => zoom / STEP),
      pan: (by: Point) => {
        if (pair) onView((now) => panned(now, by, pair))
      },
    }
  }, [pair])
  const shown = pair ? within(view, ...pair).zoom : view.zoom
  const percent = pair && Math.round(fitScale(...pair) * shown * devicePixelRatio * 100)
  return { view, onView, onPair, percent, isWhole: shown === 1, ...moves }
}

export type Zoom = ReturnType<typeof useZoom>

import { type ReactNode, useEffect } from 'react'
import { useTrueSize } from '../viewer/stage'
import { usePane } from '../viewer/use-pane'
import type { Zoom } from '../viewer/use-zoom'
import type { Box, Size } from '../viewer/view'
import type { ViewedPicture } from '../viewer/viewed-picture'

type Props = {
  /** The picture whose place both take. */
  picture: ViewedPicture
  zoom: Zoom
  children: (box: Box | null, onSize: (size: Size) => void) => ReactNode
}

/** A stage on which two pictures lie in one place. */
export function Overlaid({ picture, zoom, children }: Props) {
  const [size, setSize] = useTrueSize(picture)
  const { element, pair, box, ...hand } = usePane(size, zoom.view, zoom.onView)
  const { onPair } = zoom
  useEffect(() => onPair(pair), [pair, onPair])
  return (
    <div
      ref={element}
      className="viewer-stage"
      data-near={zoom.view.zoom > 1 || undefined}
      {...hand}
    >
      {children(box, setSize)}
    </div>
  )
}

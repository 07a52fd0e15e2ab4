import { useEffect, useState } from 'react'
import { Layer } from './layer'
import { type ChangeView, usePane } from './use-pane'
import type { Transport } from './use-transport'
import type { Pair, Size, View } from './view'
import type { ViewedPicture } from './viewed-picture'

type Props = {
  picture: ViewedPicture
  view: View
  onView: ChangeView
  transport: Transport
  /** Told what is needed to zoom by key, as it changes. */
  onPair: (pair: Pair | null) => void
}

/** The size as the file says it, else as its record does. */
export function useTrueSize({ width, height }: ViewedPicture) {
  const [told, setTold] = useState<Size | null>(null)
  return [told ?? { width, height }, setTold] as const
}

/** A picture of which the hand and the wheel show a part. Give it the picture's key. */
export function Stage({ picture, view, onView, transport, onPair }: Props) {
  const [size, setSize] = useTrueSize(picture)
  const { element, pair, box, ...hand } = usePane(size, view, onView)
  useEffect(() => onPair(pair), [pair, onPair])
  return (
    <div
      ref={element}
      className="viewer-stage"
      data-near={view.zoom > 1 || undefined}
      {...(picture.kind !== 'audio' && hand)}
    >
      <Layer picture={picture} box={box} transport={transport} onSize={setSize} />
    </div>
  )
}

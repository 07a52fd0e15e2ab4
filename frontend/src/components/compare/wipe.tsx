import type { PointerEvent } from 'react'
import { Layer } from '../viewer/layer'
import type { Transport } from '../viewer/use-transport'
import type { Zoom } from '../viewer/use-zoom'
import type { Box } from '../viewer/view'
import type { ViewedPicture } from '../viewer/viewed-picture'
import { Overlaid } from './overlaid'

type Props = {
  first: ViewedPicture
  second: ViewedPicture
  zoom: Zoom
  transport: Transport
  /** How much of the first is seen, from the left: 0 to 1 of the picture's width. */
  split: number
  onSplit: (split: number) => void
}

const unheard = () => {}

/** Shows what is left of `x` px of the stage. */
const leftOf = (x: number) => `inset(0 calc(100% - ${x}px) 0 0)`

const within = (part: number) => Math.min(1, Math.max(0, part))

/** The edge between the two follows the hand, wherever the picture lies. */
function startWipe(
  event: PointerEvent<HTMLDivElement>,
  box: Box,
  onSplit: (split: number) => void,
): void {
  const { currentTarget: edge, pointerId } = event
  event.stopPropagation()
  edge.setPointerCapture(pointerId)
  const left = (edge.parentElement?.getBoundingClientRect().left ?? 0) + box.left
  const onMove = ({ clientX }: globalThis.PointerEvent) =>
    onSplit(within((clientX - left) / box.width))
  edge.addEventListener('pointermove', onMove)
  const onUp = () => edge.removeEventListener('pointermove', onMove)
  edge.addEventListener('lostpointercapture', onUp, { once: true })
}

/** The first picture lies over the second, as far as the edge between them. */
export function Wipe({ first, second, zoom, transport, split, onSplit }: Props) {
  return (
    <Overlaid key={first.key} picture={first} zoom={zoom}>
      {(box, onSize) => (
        <>
          <Layer picture={second} box={box} transport={transport} onSize={unheard} />
          <div
            className="compare-over"
            style={box ? { clipPath: leftOf(box.left + box.width * split) } : {}}
          >
            <Layer picture={first} box={box} transport={transport} onSize={onSize} />
          </div>
          {box && (
            <div
              className="compare-edge"
              aria-hidden
              style={{ left: box.left + box.width * split }}
              onPointerDown={(event) => startWipe(event, box, onSplit)}
            />
          )}
        </>
      )}
    </Overlaid>
  )
}

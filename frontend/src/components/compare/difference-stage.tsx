import { useEffect, useMemo, useRef } from 'react'
import type { Zoom } from '../viewer/use-zoom'
import type { Box } from '../viewer/view'
import type { ViewedPicture } from '../viewer/viewed-picture'
import { type Difference, difference } from './difference'
import { Overlaid } from './overlaid'
import type { Pixels, Reading } from './use-pixels'

/** Undefined until both pictures are read. */
export function useDifference(reading: Reading, gain: number): Difference | undefined {
  const pixels = reading.status === 'read' ? reading.pixels : undefined
  return useMemo(
    () => pixels && difference(pixels.first.data, pixels.second.data, gain),
    [pixels, gain],
  )
}

type DrawnProps = { pixels: Pixels; result: Difference; box: Box | null }

function Drawn({ pixels: { width, height }, result, box }: DrawnProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    context?.putImageData(new ImageData(result.pixels, width, height), 0, 0)
  }, [result, width, height])
  return (
    <canvas
      ref={canvas}
      width={width}
      height={height}
      role="img"
      aria-label="The difference of the two pictures"
      style={
        box
          ? {
              width: box.width,
              height: box.height,
              transform: `translate(${box.left}px, ${box.top}px)`,
            }
          : { width: '100%', height: '100%' }
      }
    />
  )
}

type Props = {
  picture: ViewedPicture
  zoom: Zoom
  reading: Reading
  result: Difference | undefined
}

/** Black where the two are alike, the brighter the further they are apart. */
export function DifferenceStage({ picture, zoom, reading, result }: Props) {
  return (
    <Overlaid key={picture.key} picture={picture} zoom={zoom}>
      {(box) =>
        reading.status === 'read' && result ? (
          <Drawn pixels={reading.pixels} result={result} box={box} />
        ) : (
          <p className="viewer-broken">
            {reading.status === 'failed' ? reading.message : 'Reading both pictures'}
          </p>
        )
      }
    </Overlaid>
  )
}

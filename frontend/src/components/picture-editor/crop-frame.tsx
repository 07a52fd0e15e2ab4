import type Konva from 'konva'
import { useEffect, useRef } from 'react'
import { Line, Rect, Shape, Transformer } from 'react-konva'
import type { Crop } from '@/lib/workflow/values'
import { LEAST } from './crop'
import type { Editing } from './editing'

type Props = {
  editing: Editing
  crop: Crop
  /** Width to height; null is free. */
  ratio: number | null
  /** CSS px of a pixel of the picture, so that lines stay thin. */
  scale: number
}

const cropOf = (frame: Konva.Rect): Crop => ({
  x: frame.x(),
  y: frame.y(),
  width: frame.width() * frame.scaleX(),
  height: frame.height() * frame.scaleY(),
})

/** What is left out, darkened. */
export function Shade({ editing: { size }, crop }: Pick<Props, 'editing' | 'crop'>) {
  return (
    <Shape
      listening={false}
      fill="rgb(0 0 0 / 0.6)"
      fillRule="evenodd"
      sceneFunc={(context, shape) => {
        context.beginPath()
        context.rect(0, 0, size.width, size.height)
        context.rect(crop.x, crop.y, crop.width, crop.height)
        context.fillStrokeShape(shape)
      }}
    />
  )
}

function Thirds({ crop: { x, y, width, height }, scale }: Pick<Props, 'crop' | 'scale'>) {
  const lines = [1, 2].flatMap((part) => [
    [x + (width * part) / 3, y, x + (width * part) / 3, y + height],
    [x, y + (height * part) / 3, x + width, y + (height * part) / 3],
  ])
  return lines.map((points) => (
    <Line
      key={points.join(' ')}
      points={points}
      stroke="rgb(255 255 255 / 0.4)"
      strokeWidth={1 / scale}
      listening={false}
    />
  ))
}

/** The frame that is kept: dragged whole, or by its corners and sides. */
export function CropFrame({ editing, crop, ratio, scale }: Props) {
  const frame = useRef<Konva.Rect>(null)
  const handles = useRef<Konva.Transformer>(null)
  const before = useRef(crop)
  useEffect(() => {
    if (frame.current) handles.current?.nodes([frame.current])
  }, [])
  const show = () => {
    if (!frame.current) return
    const next = cropOf(frame.current)
    frame.current.setAttrs({ ...next, scaleX: 1, scaleY: 1 })
    editing.showCrop(next)
  }
  const keep = () => {
    if (frame.current) editing.keepCrop(before.current, cropOf(frame.current))
  }
  const begin = () => {
    before.current = editing.store.getState().crop
  }
  return (
    <>
      <Thirds crop={crop} scale={scale} />
      <Rect
        ref={frame}
        {...crop}
        stroke="white"
        strokeWidth={1}
        strokeScaleEnabled={false}
        draggable
        onDragStart={begin}
        onDragMove={show}
        onDragEnd={keep}
        onTransformStart={begin}
        onTransform={show}
        onTransformEnd={keep}
      />
      <Transformer
        ref={handles}
        rotateEnabled={false}
        flipEnabled={false}
        keepRatio={ratio !== null}
        enabledAnchors={
          ratio === null ? undefined : ['top-left', 'top-right', 'bottom-left', 'bottom-right']
        }
        ignoreStroke
        anchorSize={12}
        anchorStroke="black"
        anchorFill="white"
        borderStroke="white"
        boundBoxFunc={(was, now) => (Math.min(now.width, now.height) < LEAST * scale ? was : now)}
      />
    </>
  )
}

import type Konva from 'konva'
import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { Circle, Image, Layer, Stage } from 'react-konva'
import { useStore } from 'zustand'
import { usePane } from '../viewer/use-pane'
import type { Zoom } from '../viewer/use-zoom'
import { type Box, fitScale, type Pair, type Point } from '../viewer/view'
import { CropFrame, Shade } from './crop-frame'
import type { Editing, LayerName } from './editing'
import { MASK_COLOR } from './layers'
import type { Desk } from './use-desk'

type Props = { editing: Editing; desk: Desk; zoom: Zoom; isPanning: boolean }

const MIDDLE_BUTTON = 1

/** Draws with the brush of the desk wherever the pointer goes while it is down. */
function usePainting(editing: Editing, desk: Desk, box: Box | null) {
  const pointOf = (event: { clientX: number; clientY: number }, stage: Element): Point => {
    const { left, top } = stage.getBoundingClientRect()
    const scale = box ? box.width / editing.size.width : 1
    return {
      x: (event.clientX - left - (box?.left ?? 0)) / scale,
      y: (event.clientY - top - (box?.top ?? 0)) / scale,
    }
  }
  const start = (event: PointerEvent<HTMLDivElement>, layer: LayerName) => {
    const { currentTarget: stage, pointerId } = event
    stage.setPointerCapture(pointerId)
    const { brush, isErasing, color } = desk
    const chosen = layer === 'mask' ? MASK_COLOR : color
    const stroke = editing.paint(layer, pointOf(event, stage), {
      brush,
      color: isErasing ? null : chosen,
    })
    const onMove = (move: globalThis.PointerEvent) => stroke.to(pointOf(move, stage))
    const onUp = () => {
      stage.removeEventListener('pointermove', onMove)
      stroke.end()
    }
    stage.addEventListener('pointermove', onMove)
    stage.addEventListener('lostpointercapture', onUp, { once: true })
  }
  return { start, pointOf }
}

/** The picture on the desk with its layers. */
export function EditorStage({ editing, desk, zoom, isPanning }: Props) {
  const { tool, brush } = desk
  const { crop, revision } = useStore(editing.store)
  const { element, pair, box, onPointerDown } = usePane(editing.size, zoom.view, zoom.onView)
  const { onPair } = zoom
  useEffect(() => onPair(pair), [pair, onPair])
  const layer = useRef<Konva.Layer>(null)
  // What the brush marked is not known to Konva, which draws canvases as they are.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision is what there is to draw
  useEffect(() => void layer.current?.batchDraw(), [revision])
  const [pointer, setPointer] = useState<Point | null>(null)
  const painting = usePainting(editing, desk, box)
  const onDown = (event: PointerEvent<HTMLDivElement>) => {
    if (isPanning || event.button === MIDDLE_BUTTON) return onPointerDown(event)
    if (event.button === 0 && tool !== 'crop') painting.start(event, tool)
  }
  return (
    <div
      ref={element}
      className="viewer-stage editor-stage"
      data-tool={isPanning ? 'pan' : tool}
      onPointerDownCapture={onDown}
      onPointerMove={(event) => setPointer(painting.pointOf(event, event.currentTarget))}
      onPointerLeave={() => setPointer(null)}
    >
      {box && pair && (
        <Stage {...stageOf(box, pair)} listening={tool === 'crop' && !isPanning}>
          <Layer ref={layer}>
            <Image image={editing.picture} listening={false} />
            <Image image={editing.layers.paint.canvas} listening={false} />
            <Image
              image={editing.layers.mask.canvas}
              opacity={0.55}
              visible={tool !== 'crop'}
              listening={false}
            />
            <Shade editing={editing} crop={crop} />
            {tool === 'crop' && (
              <CropFrame
                editing={editing}
                crop={crop}
                ratio={desk.ratio}
                scale={box.width / editing.size.width}
              />
            )}
            {tool !== 'crop' && pointer && !isPanning && (
              <Circle
                {...pointer}
                radius={brush.size / 2}
                stroke="white"
                strokeWidth={1}
                strokeScaleEnabled={false}
                shadowColor="black"
                shadowBlur={2}
                listening={false}
              />
            )}
          </Layer>
        </Stage>
      )}
    </div>
  )
}

function stageOf(box: Box, [picture, stage]: Pair) {
  const scale = box.width / picture.width || fitScale(picture, stage)
  return { ...stage, x: box.left, y: box.top, scaleX: scale, scaleY: scale }
}

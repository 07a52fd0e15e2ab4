import type { Point, Size } from '../viewer/view'
import type { Deed } from './past'
import { type Brush, joined, mark, marksBetween, type Rect, touched } from './stroke'

/** As printers cover what is not to be exposed; only shown, a mask is saved in black and white. */
export const MASK_COLOR = '#ff3b30'

export type Paintable = {
  canvas: HTMLCanvasElement
  context: CanvasRenderingContext2D
}

export function createPaintable({ width, height }: Size): Paintable {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('This browser cannot paint.')
  return { canvas, context }
}

const allOf = ({ canvas: { width, height } }: Paintable): Rect => ({ x: 0, y: 0, width, height })

const pixelsIn = ({ context }: Paintable, { x, y, width, height }: Rect): ImageData =>
  context.getImageData(x, y, width, height)

/** What became of a part of a layer, so that it can be taken back. */
function deedOf(layer: Paintable, before: Paintable, rect: Rect): Deed {
  const was = pixelsIn(before, rect)
  const is = pixelsIn(layer, rect)
  const put = (pixels: ImageData) => () => layer.context.putImageData(pixels, rect.x, rect.y)
  return { weight: was.data.length + is.data.length, undo: put(was), redo: put(is) }
}

function copied(layer: Paintable): Paintable {
  const copy = createPaintable(layer.canvas)
  copy.context.drawImage(layer.canvas, 0, 0)
  return copy
}

/** Changes a whole layer. */
export function changed(layer: Paintable, change: (layer: Paintable) => void): Deed {
  const before = copied(layer)
  change(layer)
  return deedOf(layer, before, allOf(layer))
}

export const fill =
  (color: string) =>
  ({ context, canvas }: Paintable): void => {
    context.fillStyle = color
    context.fillRect(0, 0, canvas.width, canvas.height)
  }

export const clear = ({ context, canvas }: Paintable): void =>
  context.clearRect(0, 0, canvas.width, canvas.height)

/** What was covered is not, and the other way round. */
export function invert(layer: Paintable): void {
  const before = copied(layer)
  fill(MASK_COLOR)(layer)
  layer.context.save()
  layer.context.globalCompositeOperation = 'destination-out'
  layer.context.drawImage(before.canvas, 0, 0)
  layer.context.restore()
}

/** Whether nothing was put on the layer. */
export const isEmptyLayer = (layer: Paintable): boolean => {
  const { data } = pixelsIn(layer, allOf(layer))
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 0) return false
  return true
}

export type Stroke = {
  to: (point: Point) => void
  /** Null where it touched nothing. */
  end: () => Deed | null
}

/** A stroke of the brush, from where it is put down. `color` null takes away. */
export function stroke(
  layer: Paintable,
  from: Point,
  { brush, color }: { brush: Brush; color: string | null },
): Stroke {
  const before = copied(layer)
  let last = from
  let rect: Rect | null = null
  const put = (places: readonly Point[]) => {
    mark(layer.context, places, brush, color)
    rect = joined(rect, touched(places, brush, layer.canvas))
  }
  put([from])
  return {
    to: (point) => {
      const places = marksBetween(last, point, brush)
      if (places.length === 0) return
      put(places)
      last = point
    },
    end: () => (rect ? deedOf(layer, before, rect) : null),
  }
}

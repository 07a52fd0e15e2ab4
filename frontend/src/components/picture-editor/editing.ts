import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Crop } from '@/lib/workflow/values'
import type { Point, Size } from '../viewer/view'
import { settled, wholeOf } from './crop'
import { createPaintable, type Paintable, type Stroke, stroke } from './layers'
import { afterDeed, afterRedo, afterUndo, type Deed, nothingDone, type Past } from './past'
import type { Brush } from './stroke'

export type LayerName = 'mask' | 'paint'

export type EditingState = {
  crop: Crop
  past: Past
  /** Counts up with every mark, so that the canvas is drawn again. */
  revision: number
}

/** One picture on the desk: its layers, what is kept of it, and all that was done. */
export type Editing = {
  picture: ImageBitmap
  size: Size
  layers: Readonly<Record<LayerName, Paintable>>
  store: StoreApi<EditingState>
  /** While a frame is dragged; `keepCrop` makes one deed of all of it. */
  showCrop: (crop: Crop) => void
  keepCrop: (before: Crop, crop: Crop) => void
  change: (layer: LayerName, work: (layer: Paintable) => Deed) => void
  paint: (layer: LayerName, from: Point, how: { brush: Brush; color: string | null }) => Stroke
  undo: () => void
  redo: () => void
}

export type Before = { crop: Crop | null; mask: ImageBitmap | null; paint: ImageBitmap | null }

/** What was masked and painted before lies where the crop was. */
function layersOf(size: Size, { crop, mask, paint }: Before): Record<LayerName, Paintable> {
  const { x, y, width, height } = crop ?? wholeOf(size)
  const layers = { mask: createPaintable(size), paint: createPaintable(size) }
  if (mask) layers.mask.context.drawImage(mask, x, y, width, height)
  if (paint) layers.paint.context.drawImage(paint, x, y, width, height)
  return layers
}

export function createEditing(picture: ImageBitmap, before: Before): Editing {
  const size = { width: picture.width, height: picture.height }
  const layers = layersOf(size, before)
  const store = createStore<EditingState>(() => ({
    crop: before.crop ? settled(before.crop, size) : wholeOf(size),
    past: nothingDone,
    revision: 0,
  }))
  const redraw = () => store.setState(({ revision }) => ({ revision: revision + 1 }))
  const showCrop = (crop: Crop) => store.setState({ crop: settled(crop, size) })
  const remember = (deed: Deed) =>
    store.setState(({ past, revision }) => ({
      past: afterDeed(past, deed),
      revision: revision + 1,
    }))
  const step = (move: (past: Past) => Past) => () => {
    const past = move(store.getState().past)
    store.setState({ past })
    redraw()
  }
  return {
    picture,
    size,
    layers,
    store,
    showCrop,
    keepCrop: (was, crop) => {
      showCrop(crop)
      const is = store.getState().crop
      if (JSON.stringify(was) === JSON.stringify(is)) return
      remember({ weight: 0, undo: () => showCrop(was), redo: () => showCrop(is) })
    },
    change: (layer, work) => remember(work(layers[layer])),
    paint: (layer, from, how) => {
      const { to, end } = stroke(layers[layer], from, how)
      redraw()
      return {
        to: (point) => {
          to(point)
          redraw()
        },
        end: () => {
          const deed = end()
          if (deed) remember(deed)
          return deed
        },
      }
    },
    undo: step(afterUndo),
    redo: step(afterRedo),
  }
}

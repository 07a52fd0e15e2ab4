import type { Crop } from '@/lib/workflow/values'
import { isWhole } from './crop'
import type { Editing } from './editing'
import { createPaintable, isEmptyLayer, type Paintable } from './layers'
import type { EditedPicture } from './models'

/** A canvas as large as the crop, on which `draw` puts things at the place they have in the picture. */
function cut({ width, height, x, y }: Crop, draw: (layer: Paintable) => void): Paintable {
  const made = createPaintable({ width, height })
  made.context.translate(-x, -y)
  draw(made)
  return made
}

const png = ({ canvas }: Paintable): Promise<Blob> =>
  new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The picture cannot be saved.'))),
      'image/png',
    )
  })

/** White where the mask covers, black elsewhere, grey where it fades. */
const blackAndWhite =
  (mask: HTMLCanvasElement, { width, height }: Crop) =>
  (made: Paintable): void => {
    const { context } = made
    context.drawImage(mask, 0, 0)
    context.resetTransform()
    context.globalCompositeOperation = 'source-in'
    context.fillStyle = '#ffffff'
    context.fillRect(0, 0, width, height)
    context.globalCompositeOperation = 'destination-over'
    context.fillStyle = '#000000'
    context.fillRect(0, 0, width, height)
  }

/** The files that stand for what was done; null for each that would say nothing. */
export async function savedEdit({ picture, size, layers, store }: Editing): Promise<EditedPicture> {
  const { crop } = store.getState()
  const isCropped = !isWhole(crop, size)
  const paint = cut(crop, ({ context }) => context.drawImage(layers.paint.canvas, 0, 0))
  const mask = cut(crop, ({ context }) => context.drawImage(layers.mask.canvas, 0, 0))
  const [isPainted, isMasked] = [!isEmptyLayer(paint), !isEmptyLayer(mask)]
  const whole = cut(crop, ({ context }) => {
    context.drawImage(picture, 0, 0)
    context.drawImage(layers.paint.canvas, 0, 0)
  })
  return {
    crop: isCropped ? crop : null,
    picture: isCropped || isPainted ? await png(whole) : null,
    mask: isMasked ? await png(cut(crop, blackAndWhite(layers.mask.canvas, crop))) : null,
    paint: isPainted ? await png(paint) : null,
  }
}

import { fetchPicture } from '@/api/fetch-picture'
import { createEditing, type Editing } from './editing'
import { createPaintable, MASK_COLOR } from './layers'
import type { PictureToEdit } from './models'

/** A mask as it was saved, black and white, back as the colour that covers. */
async function covering(mask: ImageBitmap): Promise<ImageBitmap> {
  const { canvas, context } = createPaintable(mask)
  context.drawImage(mask, 0, 0)
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height)
  const { data } = pixels
  const [red, green, blue] = [1, 3, 5].map((at) =>
    Number.parseInt(MASK_COLOR.slice(at, at + 2), 16),
  )
  for (let at = 0; at < data.length; at += 4) {
    const cover = data[at] ?? 0
    data.set([red ?? 0, green ?? 0, blue ?? 0, cover], at)
  }
  context.putImageData(pixels, 0, 0)
  return createImageBitmap(canvas)
}

/** Puts the picture on the desk with what was done to it before. */
export async function readPicture(given: PictureToEdit, signal: AbortSignal): Promise<Editing> {
  const read = (url: string | null) => (url === null ? null : fetchPicture(url, signal))
  const [picture, mask, paint] = await Promise.all([
    fetchPicture(given.source, signal),
    read(given.mask),
    read(given.paint),
  ])
  return createEditing(picture, {
    crop: given.crop,
    mask: mask && (await covering(mask)),
    paint,
  })
}

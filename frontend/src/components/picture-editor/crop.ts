import type { Crop } from '@/lib/workflow/values'
import type { Size } from '../viewer/view'

/** What of a picture is kept. All lengths are pixels of the whole picture. */

/** A crop smaller than this is a slip of the hand. */
export const LEAST = 16

export const wholeOf = ({ width, height }: Size): Crop => ({ x: 0, y: 0, width, height })

export const isWhole = (crop: Crop, { width, height }: Size): boolean =>
  crop.x === 0 && crop.y === 0 && crop.width === width && crop.height === height

/** The crop on whole pixels within the picture. */
export function settled(crop: Crop, picture: Size): Crop {
  const width = Math.round(
    Math.min(picture.width, Math.max(Math.min(LEAST, picture.width), crop.width)),
  )
  const height = Math.round(
    Math.min(picture.height, Math.max(Math.min(LEAST, picture.height), crop.height)),
  )
  return {
    x: Math.round(Math.min(picture.width - width, Math.max(0, crop.x))),
    y: Math.round(Math.min(picture.height - height, Math.max(0, crop.y))),
    width,
    height,
  }
}

/** As large as it goes within the picture, about the middle of what was kept before. */
export function shaped(crop: Crop, ratio: number, picture: Size): Crop {
  const area = crop.width * crop.height
  const wanted = Math.sqrt(area * ratio)
  const width = Math.min(wanted, picture.width, picture.height * ratio)
  const height = width / ratio
  const x = crop.x + (crop.width - width) / 2
  const y = crop.y + (crop.height - height) / 2
  return settled({ x, y, width, height }, picture)
}

/** What one side changes of a crop of a fixed shape, or of a free one. */
export function withSide(
  crop: Crop,
  side: keyof Crop,
  value: number,
  { picture, ratio }: { picture: Size; ratio: number | null },
): Crop {
  const changed = { ...crop, [side]: value }
  if (ratio === null || side === 'x' || side === 'y') return settled(changed, picture)
  const width = side === 'width' ? value : value * ratio
  const most = Math.min(picture.width, picture.height * ratio)
  const kept = Math.min(width, most)
  return settled({ ...crop, width: kept, height: kept / ratio }, picture)
}

import type { Camera } from '@/lib/camera/values'

/** Of the catalogue; sizes in mm, `squeeze` that of the lenses a format is made for. */
type Facts = {
  aspect_ratios: readonly { id: string; ratio: number }[]
  formats: readonly {
    id: string
    size: { width: number; height: number } | null
    squeeze: number
  }[]
}

/** What the shot's picture is to be cropped to, width over height; null where nothing says so. */
export function shotAspect(camera: Camera, facts: Facts | undefined): number | null {
  const ratio = facts?.aspect_ratios.find(({ id }) => id === camera.aspect_ratio)?.ratio
  if (ratio !== undefined) return ratio
  const format = facts?.formats.find(({ id }) => id === camera.capture_format)
  if (!format?.size) return null
  return (format.size.width * format.squeeze) / format.size.height
}

/** The part of a frame, from 0 to 1, that a picture of another shape fills. */
export function inset(frame: number, wanted: number) {
  const w = Math.min(1, wanted / frame)
  const h = Math.min(1, frame / wanted)
  return { x: (1 - w) / 2, y: (1 - h) / 2, w, h }
}

import type { Catalogue } from '@/api/types'
import type { Camera } from '@/lib/camera/values'

/** Everything in mm; what is not known is null. */
export type Optics = {
  focalLength: number | null
  sensor: { width: number; height: number } | null
  /** Diameter of the picture that the lenses throw. */
  circle: number | null
  /** The maker states the circle; else it is the least that the lenses are known to fill. */
  isStated: boolean
  /** How much wider than the sensor the lens sees. */
  squeeze: number
}

const numberIn = (value: string | undefined): number | null => {
  const found = /(\d+(?:[._]\d+)?)/.exec(value ?? '')?.[1]
  return found === undefined ? null : Number(found.replace('_', '.'))
}

/** What the camera says of lens and sensor, from the catalogue's facts. */
export function opticsOf(camera: Camera, { facts }: Catalogue): Optics {
  const lens = facts.lens.find(({ id }) => id === camera.lens)
  const family = facts.lens_families.find(({ id }) => id === camera.lens_family)
  const format = facts.formats.find(({ id }) => id === camera.capture_format)
  const gate = facts.cameras.find(({ id }) => id === camera.body)?.gates[0]
  const gateFormat = facts.formats.find(({ id }) => id === gate?.format)
  return {
    focalLength: lens?.focal_length ?? numberIn(camera.lens),
    sensor: format?.size ?? gate?.size ?? gateFormat?.size ?? null,
    circle: family?.image_circle ?? family?.holds ?? null,
    isStated: family?.circle_stated ?? false,
    squeeze: numberIn(camera.squeeze) ?? family?.squeeze ?? format?.squeeze ?? 1,
  }
}

/** The angle in degrees that a length on the sensor sees through a lens focused far away. */
export const angleOfView = (length: number, focalLength: number): number =>
  (2 * Math.atan(length / (2 * focalLength)) * 180) / Math.PI

/** What a lens sees across and down, in degrees; null where lens or sensor is not known. */
export function fieldOfView({ focalLength, sensor, squeeze }: Optics) {
  if (focalLength === null || sensor === null) return null
  return {
    across: angleOfView(sensor.width * squeeze, focalLength),
    down: angleOfView(sensor.height, focalLength),
  }
}

export const diagonal = ({ width, height }: { width: number; height: number }): number =>
  Math.hypot(width, height)

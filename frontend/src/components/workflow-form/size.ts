import { fixed } from '@/lib/format/figures'
import type { FormInput } from './inputs'

/** Pixels of a render when its template names no size of its own. */
const AREA = 768 * 432
const LEAST_AREA = 350_000
const STEP = 8

export type Size = { width: number; height: number }

/** How a side may be: least plus a multiple of the step, at most the most. */
type Sides = Pick<FormInput, 'min' | 'max' | 'step'>

const anySide: Sides = { min: null, max: null, step: null }

export function toStep(length: number, { min, max, step }: Sides = anySide): number {
  const unit = step ?? STEP
  const least = min ?? unit
  const base = min === null ? 0 : min % unit
  const stepped = Math.round((length - base) / unit) * unit + base
  const most = max === null ? stepped : Math.floor((max - base) / unit) * unit + base
  return Math.max(least, Math.min(most, stepped))
}

/** The render's size in px: the frame's shape, the given area, sides as the template takes them. */
export function frameSize(
  frame: Size,
  area = AREA,
  sides: { width: Sides; height: Sides } = { width: anySide, height: anySide },
): Size {
  const aspect = frame.width > 0 && frame.height > 0 ? frame.width / frame.height : 16 / 9
  const size = Math.max(LEAST_AREA, area)
  return {
    width: toStep(Math.sqrt(size * aspect), sides.width),
    height: toStep(Math.sqrt(size / aspect), sides.height),
  }
}

/** "0.64 MP" */
export const megapixels = ({ width, height }: Size): string =>
  `${fixed((width * height) / 1_000_000, 2)} MP`

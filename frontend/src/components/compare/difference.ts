import { fixed } from '@/lib/format/figures'

/** How far two pictures are apart, pixel by pixel. */

export type Difference = {
  /** RGBA: the distance of each channel times the gain. */
  pixels: Uint8ClampedArray<ArrayBuffer>
  /** Of all channels of all pixels, 0 to 1. */
  mean: number
  /** The part of pixels that differ by more than what nobody sees. */
  changed: number
}

/** Of 255: what a lossy file or a rounding makes, and no eye finds. */
const UNSEEN = 3

/** Both are RGBA of the same length; their transparency is left out. */
export function difference(
  first: Uint8ClampedArray,
  second: Uint8ClampedArray,
  gain: number,
): Difference {
  const pixels = new Uint8ClampedArray(first.length)
  let sum = 0
  let changed = 0
  for (let at = 0; at < first.length; at += 4) {
    const red = Math.abs((first[at] ?? 0) - (second[at] ?? 0))
    const green = Math.abs((first[at + 1] ?? 0) - (second[at + 1] ?? 0))
    const blue = Math.abs((first[at + 2] ?? 0) - (second[at + 2] ?? 0))
    sum += red + green + blue
    if (Math.max(red, green, blue) > UNSEEN) changed += 1
    pixels[at] = red * gain
    pixels[at + 1] = green * gain
    pixels[at + 2] = blue * gain
    pixels[at + 3] = 255
  }
  const count = Math.max(1, first.length / 4)
  return { pixels, mean: sum / (count * 3 * 255), changed: changed / count }
}

const percent = (part: number): string =>
  part > 0 && part < 0.001 ? 'less than 0.1 %' : `${fixed(part * 100, 1)} %`

export function differenceWords({ mean, changed }: Pick<Difference, 'mean' | 'changed'>): string {
  if (mean === 0) return 'The two are alike in every pixel'
  return `${percent(changed)} of the pixels differ, by ${percent(mean)} on average`
}

import type { Catalogue } from '@/api/types'
import type { FormInput } from './inputs'
import { frameSize, type Size } from './size'

/** The id of the film's own frame among the shapes. */
export const FRAME = 'frame'

export type Aspect = { id: string; label: string; ratio: number }

type Ratio = Pick<Catalogue['facts']['aspect_ratios'][number], 'id' | 'label' | 'ratio' | 'aliases'>

/** How near two shapes must be to count as one: a side in steps cannot be exact. */
const TOLERANCE = 0.02

const ratioWords = (ratio: number) =>
  ratio >= 1 ? `${Number(ratio.toFixed(2))} : 1` : `1 : ${Number((1 / ratio).toFixed(2))}`

/** "16:9" is what people say of 1.78:1. */
const labelOf = ({ label, aliases }: Ratio): string => {
  const [spoken] = aliases.filter((alias) => /^\d+:\d+$/.test(alias))
  return (spoken === undefined || spoken === label ? label : `${spoken}, ${label}`).replaceAll(
    ':',
    ' : ',
  )
}

/** The shapes of finished pictures, and the film's own first. */
export function aspectOptions(ratios: readonly Ratio[], frame: Size | null): Aspect[] {
  const own = frame
    ? [
        {
          id: FRAME,
          label: `As the film, ${ratioWords(frame.width / frame.height)}`,
          ratio: frame.width / frame.height,
        },
      ]
    : []
  const known = ratios.map((each) => ({ id: each.id, label: labelOf(each), ratio: each.ratio }))
  return [...own, ...known]
}

/** The shape that a size has, as near as its steps allow; null for one of its own. */
export function chosenAspect(aspects: readonly Aspect[], { width, height }: Size): string | null {
  const off = ({ ratio }: Aspect) => Math.abs(width / height / ratio - 1)
  const [best] = aspects.filter(({ id }) => id !== FRAME).toSorted((a, b) => off(a) - off(b))
  return best && off(best) < TOLERANCE ? best.id : null
}

/** As many pixels as before in another shape. */
export function shapedAs(
  aspects: readonly Aspect[],
  id: string,
  size: Size,
  sides: { width: FormInput; height: FormInput },
): Size {
  const ratio = aspects.find((each) => each.id === id)?.ratio ?? 1
  return frameSize({ width: ratio, height: 1 }, size.width * size.height, sides)
}

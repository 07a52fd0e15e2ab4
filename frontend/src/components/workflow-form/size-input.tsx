import { useQuery } from '@tanstack/react-query'
import { ArrowLeftRight } from 'lucide-react'
import { memo } from 'react'
import { useApi } from '@/api/context'
import { catalogueQuery } from '@/api/prompt-engine'
import type { Json } from '@/lib/workflow/values'
import { Select } from '../select'
import { aspectOptions, chosenAspect, FRAME, shapedAs } from './aspects'
import { FieldFrame } from './field-frame'
import { useFormTools } from './form-context'
import type { FormInput } from './inputs'
import { NumberBox } from './number-box'
import { frameSize, megapixels, type Size, toStep } from './size'

type Props = {
  width: FormInput
  height: FormInput
  chosenWidth: Json | undefined
  chosenHeight: Json | undefined
  problem?: string | undefined
}

/** The shortest side, in px, where the workflow names none. */
const SMALLEST = 16

const numberOr = (value: Json | undefined, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise

/** The template's own number of pixels; undefined where it names none. */
export function areaOf(width: FormInput | undefined, height: FormInput | undefined) {
  return numberOr(width?.default, 0) * numberOr(height?.default, 0) || undefined
}

/** The size that holds until one is chosen: the film's frame in the template's area. */
export function sizeAtRest(width: FormInput, height: FormInput, frame: Size | null): Size {
  if (frame) return frameSize(frame, areaOf(width, height), { width, height })
  return { width: numberOr(width.default, 1024), height: numberOr(height.default, 1024) }
}

/** Width and height with the shapes that films have. */
export const SizeInput = memo(function SizeInput(props: Props) {
  const { width, height, chosenWidth, chosenHeight, problem } = props
  const { onChange, frame } = useFormTools()
  const { data: catalogue } = useQuery(catalogueQuery(useApi()))
  const rest = sizeAtRest(width, height, frame)
  const size = {
    width: numberOr(chosenWidth, rest.width),
    height: numberOr(chosenHeight, rest.height),
  }
  const changed = [
    ...(typeof chosenWidth === 'number' ? [width.name] : []),
    ...(typeof chosenHeight === 'number' ? [height.name] : []),
  ]
  const set = (next: Size) =>
    onChange({ [width.name]: next.width, [height.name]: next.height }, 'step')
  const aspects = aspectOptions(catalogue?.facts.aspect_ratios ?? [], frame)
  const shape = (id: string) => {
    if (id === FRAME) onChange({ [width.name]: null, [height.name]: null }, 'step')
    else set(shapedAs(aspects, id, size, { width, height }))
  }
  const turned = {
    width: toStep(size.height, width),
    height: toStep(size.width, height),
  }
  return (
    <FieldFrame
      input={{ label: 'the size', tooltip: width.tooltip }}
      changed={changed}
      problem={problem}
      className="is-size"
    >
      {(id) => (
        <>
          <Select
            label="Size"
            value={changed.length === 0 && frame ? FRAME : chosenAspect(aspects, size)}
            placeholder="Own shape"
            options={aspects.map(({ id: key, label }) => ({ id: key, label }))}
            onChange={shape}
          />
          <div className="size-sides is-unlabelled">
            <NumberBox
              label={width.label}
              value={size.width}
              min={width.min ?? SMALLEST}
              max={width.max}
              step={width.step}
              isWhole
              onChange={(next) => set({ ...size, width: next })}
              describedBy={id}
            />
            <button
              type="button"
              className="icon-button"
              aria-label="Swap width and height"
              title="Swap width and height"
              onClick={() => set(turned)}
            >
              <ArrowLeftRight size={14} aria-hidden />
            </button>
            <NumberBox
              label={height.label}
              value={size.height}
              min={height.min ?? SMALLEST}
              max={height.max}
              step={height.step}
              isWhole
              onChange={(next) => set({ ...size, height: next })}
              describedBy={id}
            />
            <span className="size-area">{megapixels(size)}</span>
          </div>
        </>
      )}
    </FieldFrame>
  )
})

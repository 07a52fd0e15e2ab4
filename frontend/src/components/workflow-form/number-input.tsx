import { asNumber, type ControlProps } from './control-props'
import type { FormInput } from './inputs'
import { NumberBox } from './number-box'

/** More places than this and a slider's hand can no longer choose one of them. */
const MOST_PLACES = 1_000

const finest = (input: FormInput) => input.step ?? (input.type === 'integer' ? 1 : 0.01)

/** Where a slider goes from and to; null where the limits are not known or too far apart. */
export function sliderRange(input: FormInput) {
  const { min, max } = input
  if (min === null || max === null || max <= min) return null
  const step = finest(input)
  return (max - min) / step <= MOST_PLACES ? { min, max, step } : null
}

type Props = ControlProps & { onSlide: (value: number) => void }

export function NumberInput({ input, value, describedBy, onChange, onSlide }: Props) {
  const range = sliderRange(input)
  const number = asNumber(value)
  return (
    <div className={range ? 'form-number has-slider' : 'form-number'}>
      <NumberBox
        label={input.label}
        value={number}
        onChange={onChange}
        min={input.min}
        max={input.max}
        step={input.step}
        isWhole={input.type === 'integer'}
        describedBy={describedBy}
      />
      {range && (
        // The number beside it says and does the same for keyboard and screen reader.
        <input
          type="range"
          className="form-slider"
          aria-hidden
          tabIndex={-1}
          {...range}
          value={Number.isFinite(number) ? number : range.min}
          onChange={({ target }) => onSlide(target.valueAsNumber)}
        />
      )}
    </div>
  )
}

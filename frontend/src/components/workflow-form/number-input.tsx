import { NumberField } from '../number-field'
import { asNumber, type ControlProps } from './control-props'
import type { FormInput } from './inputs'

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
      <NumberField
        label={input.label}
        value={number}
        onChange={(next) => Number.isFinite(next) && onChange(next)}
        minValue={input.min ?? undefined}
        maxValue={input.max ?? undefined}
        step={input.type === 'integer' ? (input.step ?? 1) : undefined}
        aria-describedby={describedBy}
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

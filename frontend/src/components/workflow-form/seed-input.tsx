import { Dices } from 'lucide-react'
import { NumberField } from '../number-field'
import { asNumber, type ControlProps } from './control-props'

export const LARGEST_SEED = 2 ** 32 - 1

export const newSeed = (random: () => number = Math.random): number =>
  Math.floor(random() * LARGEST_SEED)

/** A seed that is no shot's own, such as that of a second sampler. */
export function SeedInput({ input, value, describedBy, onChange }: ControlProps) {
  return (
    <div className="seed">
      <NumberField
        label={input.label}
        value={asNumber(value)}
        onChange={(seed) => Number.isFinite(seed) && onChange(seed)}
        minValue={0}
        maxValue={Number.MAX_SAFE_INTEGER}
        step={1}
        aria-describedby={describedBy}
      />
      <button
        type="button"
        className="icon-button"
        aria-label={`New ${input.label.toLowerCase()}`}
        title="New seed"
        onClick={() => onChange(newSeed())}
      >
        <Dices size={16} strokeWidth={1.6} aria-hidden />
      </button>
    </div>
  )
}

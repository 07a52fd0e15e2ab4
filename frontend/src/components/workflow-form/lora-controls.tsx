import type { ReactNode } from 'react'
import type { LoraValue } from '@/lib/workflow/values'
import { ModelPicker } from './model-picker'
import { NumberBox } from './number-box'
import { SwitchBox } from './switch-box'

/** Where the slider ends; the number beside it goes on to ±100, as the nodes do. */
const SLIDES_TO = { min: -1, max: 2, step: 0.05 }
const STRONGEST = 100

type Props = {
  label: string
  folder: string
  value: LoraValue
  standard: string | null
  describedBy?: string | undefined
  onChange: (value: LoraValue) => void
  /** The ways to move and remove it, where there are any. */
  moves?: ReactNode
}

/** Which file, how strong, used or bypassed. */
export function LoraControls(props: Props) {
  const { label, folder, value, standard, describedBy, onChange, moves } = props
  return (
    <div className="lora" data-off={!value.enabled || undefined}>
      <ModelPicker
        label={label}
        folder={folder}
        value={value.name}
        standard={standard}
        describedBy={describedBy}
        onChange={(name) => onChange({ ...value, name })}
      />
      <div className="lora-strength is-unlabelled">
        <span className="lora-moves">{moves}</span>
        <SwitchBox
          label={`Use ${label}`}
          value={value.enabled}
          onChange={(enabled) => onChange({ ...value, enabled })}
        />
        <NumberBox
          label={`Strength of ${label}`}
          value={value.strength}
          min={-STRONGEST}
          max={STRONGEST}
          step={SLIDES_TO.step}
          onChange={(strength) => onChange({ ...value, strength })}
        />
        <input
          type="range"
          className="form-slider"
          aria-hidden
          tabIndex={-1}
          {...SLIDES_TO}
          value={value.strength}
          onChange={({ target }) => onChange({ ...value, strength: target.valueAsNumber })}
        />
      </div>
    </div>
  )
}

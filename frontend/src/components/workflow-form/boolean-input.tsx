import type { ControlProps } from './control-props'
import { SwitchBox } from './switch-box'

export function BooleanInput({ input, value, describedBy, onChange }: ControlProps) {
  return (
    <SwitchBox
      label={input.label}
      value={value === true}
      onChange={onChange}
      describedBy={describedBy}
    />
  )
}

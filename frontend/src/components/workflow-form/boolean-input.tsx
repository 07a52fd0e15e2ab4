import { Switch } from '../switch'
import type { ControlProps } from './control-props'

export function BooleanInput({ input, value, onChange }: ControlProps) {
  return <Switch label={input.label} value={value === true} onChange={onChange} />
}

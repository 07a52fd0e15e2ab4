import { TextField } from '../text-field'
import { asText, type ControlProps } from './control-props'
import type { FormInput } from './inputs'

const LONG = 60

const isLong = ({ role, default: standard }: FormInput): boolean =>
  role === 'prompt' ||
  role === 'negative_prompt' ||
  (typeof standard === 'string' && (standard.length > LONG || standard.includes('\n')))

export function TextInput({ input, value, describedBy, onChange }: ControlProps) {
  const area = isLong(input) ? { rows: 3, layout: 'stacked' as const } : {}
  return (
    <TextField
      label={input.label}
      value={asText(value)}
      onChange={onChange}
      aria-describedby={describedBy}
      {...area}
    />
  )
}

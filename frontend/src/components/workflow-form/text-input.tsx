import { useId } from 'react'
import { asText, type ControlProps } from './control-props'
import type { FormInput } from './inputs'

const LONG = 60

const isLong = ({ role, default: standard }: FormInput): boolean =>
  role === 'prompt' ||
  role === 'negative_prompt' ||
  (typeof standard === 'string' && (standard.length > LONG || standard.includes('\n')))

/** Words on one line, or on several where they are long. */
export function TextInput({ input, value, describedBy, onChange }: ControlProps) {
  const id = useId()
  const shared = {
    id,
    'aria-describedby': describedBy,
    value: asText(value),
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
  }
  return (
    <div className={isLong(input) ? 'field stacked' : 'field row'}>
      <label className="label" htmlFor={id}>
        {input.label}
      </label>
      {isLong(input) ? (
        <textarea {...shared} className="control area" rows={3} />
      ) : (
        <input {...shared} className="control" />
      )}
    </div>
  )
}

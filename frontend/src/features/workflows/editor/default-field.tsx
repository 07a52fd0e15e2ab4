import type { TemplateInput } from '@/api/types'
import { NumberField } from '@/components/number-field'
import { Select } from '@/components/select'
import { Switch } from '@/components/switch'
import { TextField } from '@/components/text-field'
import { readLora } from '@/lib/workflow/values'
import { isGivenByTheShot } from './exposing'

type Value = TemplateInput['default']

type Props = { input: TemplateInput; onChange: (value: Value) => void }

const textOf = (value: Value): string => (typeof value === 'string' ? value : '')

/** What the form begins with; what the shot gives has none. */
export function DefaultField({ input, onChange }: Props) {
  if (isGivenByTheShot(input)) return <p className="t-12 text-3">The shot gives it.</p>
  return <Default input={input} onChange={onChange} />
}

function Default({ input, onChange }: Props) {
  const { type, default: value } = input
  switch (type) {
    case 'integer':
    case 'float':
    case 'seed':
      return (
        <NumberField
          label="Begins with"
          layout="stacked"
          value={typeof value === 'number' ? value : Number.NaN}
          onChange={(next) => !Number.isNaN(next) && onChange(next)}
        />
      )
    case 'boolean':
      return <Switch label="Begins switched on" value={value === true} onChange={onChange} />
    case 'choice':
      return (
        <Select
          label="Begins with"
          layout="stacked"
          value={value === null ? null : String(value)}
          options={(input.options ?? []).map((id) => ({ id, label: id }))}
          onChange={onChange}
        />
      )
    case 'text':
    case 'model':
      return (
        <TextField
          label="Begins with"
          layout="stacked"
          {...(type === 'text' && { rows: 2 })}
          value={textOf(value)}
          onChange={onChange}
        />
      )
    case 'lora': {
      const lora = readLora(value)
      return (
        <TextField
          label="Begins with"
          layout="stacked"
          value={lora?.name ?? ''}
          onChange={(name) =>
            onChange(
              name ? { strength: 1, strength_clip: null, enabled: true, ...lora, name } : null,
            )
          }
        />
      )
    }
    case 'image':
    case 'mask':
    case 'video':
    case 'audio':
      return null
    default:
      return type satisfies never
  }
}

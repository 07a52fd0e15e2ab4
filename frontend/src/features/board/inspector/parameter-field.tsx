import { useQuery } from '@tanstack/react-query'
import { modelsQuery } from '@/api/backends'
import { useApi } from '@/api/context'
import type { ParameterValue, TemplateInput } from '@/api/types'
import { NumberField } from '@/components/number-field'
import { Select } from '@/components/select'
import { Switch } from '@/components/switch'
import { TextField } from '@/components/text-field'
import type { Shot } from '@/lib/document/model'
import { useEdits } from '../board-context'
import { chosenValue } from '../generate/values'

type FieldProps<T> = { input: TemplateInput; value: T; onChange: (value: T) => void }

const asNumber = (value: ParameterValue | null) => (typeof value === 'number' ? value : Number.NaN)
const asText = (value: ParameterValue | null) => (value === null ? '' : String(value))

function NumberInput({ input, value, onChange }: FieldProps<number>) {
  return (
    <NumberField
      label={input.label}
      value={value}
      onChange={(next) => Number.isFinite(next) && onChange(next)}
      minValue={input.min ?? undefined}
      maxValue={input.max ?? undefined}
      step={input.step ?? (input.type === 'integer' ? 1 : undefined)}
    />
  )
}

function ChoiceInput({ input, value, onChange }: FieldProps<string>) {
  const options = (input.options ?? []).map((option) => ({ id: option, label: option }))
  return <Select label={input.label} value={value} options={options} onChange={onChange} />
}

/** What the online nodes have; the value in use stays choosable though no node is there to ask. */
function ModelInput({ input, value, onChange }: FieldProps<string>) {
  const folder = input.model_folder ?? 'checkpoints'
  const { data: models = [] } = useQuery(modelsQuery(useApi(), folder))
  const all = value === '' || models.includes(value) ? models : [value, ...models]
  const options = all.map((model) => ({ id: model, label: model }))
  return (
    <Select
      label={input.label}
      value={value}
      options={options}
      onChange={onChange}
      placeholder={options.length === 0 ? 'No model on any node' : 'Choose a model'}
      isDisabled={options.length === 0}
    />
  )
}

/** One parameter of a template, drawn from its declaration. */
export function ParameterField({ input, shot }: { input: TemplateInput; shot: Shot }) {
  const edits = useEdits()
  const value = chosenValue(input, shot)
  const set = (next: ParameterValue) => edits.setValue(shot.id, input.name, next)
  switch (input.type) {
    case 'integer':
    case 'float':
    case 'seed':
      return <NumberInput input={input} value={asNumber(value)} onChange={set} />
    case 'boolean':
      return <Switch label={input.label} value={value === true} onChange={set} />
    case 'choice':
      return <ChoiceInput input={input} value={asText(value)} onChange={set} />
    case 'model':
      return <ModelInput input={input} value={asText(value)} onChange={set} />
    case 'text':
      return <TextField label={input.label} value={asText(value)} onChange={set} />
    case 'image':
      // A picture is chosen in the gallery, which this page does not have yet.
      return null
    default:
      return input.type satisfies never
  }
}

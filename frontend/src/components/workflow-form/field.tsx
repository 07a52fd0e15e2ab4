import { memo } from 'react'
import type { Json } from '@/lib/workflow/values'
import { BooleanInput } from './boolean-input'
import { ChoiceInput } from './choice-input'
import { FieldFrame } from './field-frame'
import { useFormTools } from './form-context'
import type { FormInput } from './inputs'
import { LoraInput } from './lora-input'
import { ModelInput } from './model-input'
import { NumberInput } from './number-input'
import { PromptInput } from './prompt-input'
import { SeedInput } from './seed-input'
import { TextInput } from './text-input'

const isPrompt = ({ role }: FormInput) => role === 'prompt' || role === 'negative_prompt'

type Props = {
  input: FormInput
  /** What was chosen; undefined where the default holds. */
  value: Json | undefined
  problem?: string | undefined
}

export const isChanged = (input: FormInput, value: Json | undefined): boolean =>
  value !== undefined && value !== null && JSON.stringify(value) !== JSON.stringify(input.default)

function Control({ input, value, describedBy }: Omit<Props, 'problem'> & { describedBy: string }) {
  const { onChange } = useFormTools()
  const current = value ?? input.default
  const set = (next: Json) => onChange({ [input.name]: next }, 'step')
  const stream = (next: Json) => onChange({ [input.name]: next }, 'stream')
  const common = { input, value: current, describedBy }
  switch (input.type) {
    case 'integer':
    case 'float':
      return <NumberInput {...common} onChange={set} onSlide={stream} />
    case 'seed':
      return <SeedInput {...common} onChange={set} />
    case 'boolean':
      return <BooleanInput {...common} onChange={set} />
    case 'choice':
      return <ChoiceInput {...common} onChange={set} />
    case 'model':
      return <ModelInput {...common} onChange={set} />
    case 'lora':
      return <LoraInput {...common} onChange={set} />
    case 'text':
      return isPrompt(input) ? (
        <PromptInput {...common} chosen={value ?? null} onChange={stream} onStep={set} />
      ) : (
        <TextInput {...common} onChange={stream} />
      )
    case 'image':
    case 'mask':
    case 'video':
    case 'audio':
      return null
    default:
      return input.type satisfies never
  }
}

/** One input of a template, drawn from its declaration. */
export const Field = memo(function Field({ input, value, problem }: Props) {
  return (
    <FieldFrame
      input={input}
      changed={isChanged(input, value) ? [input.name] : []}
      problem={problem}
    >
      {(id) => <Control input={input} value={value} describedBy={id} />}
    </FieldFrame>
  )
})

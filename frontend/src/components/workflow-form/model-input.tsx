import { asText, type ControlProps } from './control-props'
import { ModelPicker } from './model-picker'

export function ModelInput({ input, value, describedBy, onChange }: ControlProps) {
  return (
    <ModelPicker
      label={input.label}
      folder={input.model_folder ?? 'checkpoints'}
      value={asText(value)}
      standard={asText(input.default)}
      describedBy={describedBy}
      onChange={onChange}
    />
  )
}

import { readLora } from '@/lib/workflow/values'
import type { ControlProps } from './control-props'
import { LoraControls } from './lora-controls'

/** A LoRA that stands in the graph: which file, how strong, and whether it is used. */
export function LoraInput({ input, value, describedBy, onChange }: ControlProps) {
  const standard = readLora(input.default)
  return (
    <LoraControls
      label={input.label}
      folder={input.model_folder ?? 'loras'}
      value={readLora(value) ?? { name: '', strength: 1, strength_clip: null, enabled: true }}
      standard={standard?.name ?? null}
      describedBy={describedBy}
      onChange={onChange}
    />
  )
}

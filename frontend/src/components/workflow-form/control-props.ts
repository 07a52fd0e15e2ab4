import type { Json } from '@/lib/workflow/values'
import type { FormInput } from './inputs'

/** What the control of one input is drawn from. */
export type ControlProps = {
  input: FormInput
  /** The chosen value, else the default. */
  value: Json
  describedBy: string
  onChange: (value: Json) => void
}

export const asText = (value: Json): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

export const asNumber = (value: Json): number => (typeof value === 'number' ? value : Number.NaN)

import type { TemplateInput } from '@/api/types'
import { inputTypeLabel } from '../workflow-words'

/** The inputs by group, in the order of the form. */
export function InputSummary({ inputs }: { inputs: readonly TemplateInput[] }) {
  if (inputs.length === 0) {
    return <p className="t-12 text-3">Nothing of it can be changed beside a shot yet.</p>
  }
  return (
    <ul className="input-summary">
      {inputs.map(({ name, label, type, advanced }) => (
        <li key={name}>
          <span className="cut">{label}</span>
          <span className="text-3">
            {inputTypeLabel(type)}
            {advanced && ', folded'}
          </span>
        </li>
      ))}
    </ul>
  )
}

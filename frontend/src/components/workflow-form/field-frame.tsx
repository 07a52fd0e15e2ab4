import { RotateCcw } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useFormTools } from './form-context'
import type { FormInput } from './inputs'

type Props = {
  input: Pick<FormInput, 'label' | 'tooltip'>
  /** The names of the inputs that "reset" gives their defaults again; none where nothing changed. */
  changed: readonly string[]
  problem?: string | undefined
  className?: string
  /** `describedBy` is the id of what is said of the field: its tooltip and what is wrong. */
  children: (describedBy: string) => ReactNode
}

/** What all fields have round them: the way back to the default, help, and what is wrong. */
export function FieldFrame({ input, changed, problem, className = '', children }: Props) {
  const { onChange } = useFormTools()
  const id = useId()
  const reset = () => onChange(Object.fromEntries(changed.map((name) => [name, null])), 'step')
  return (
    <div
      className={`form-field ${className}`}
      data-changed={changed.length > 0 || undefined}
      data-invalid={problem !== undefined || undefined}
      data-tip={input.tooltip ?? undefined}
    >
      {children(id)}
      {changed.length > 0 && (
        <button
          type="button"
          className="form-reset"
          aria-label={`Reset ${input.label}`}
          title="Back to the workflow's own value"
          onClick={reset}
        >
          <RotateCcw size={14} aria-hidden />
        </button>
      )}
      {problem !== undefined && <p className="form-problem">{problem}</p>}
      <span id={id} hidden>
        {[problem, input.tooltip].filter(Boolean).join(' ')}
      </span>
    </div>
  )
}

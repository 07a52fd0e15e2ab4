import { useCallback, useState } from 'react'
import { useModels } from '@/components/workflow-form/use-models'
import { useTooltips } from '@/components/workflow-form/use-tooltips'
import { WorkflowForm } from '@/components/workflow-form/workflow-form'
import { useBoardState } from '@/lib/project/project-context'
import type { ValueChanges } from '@/lib/workflow/values'
import { useEditor } from './editor-store'

/** The form as it will stand beside a shot. What is set in it here is only to try. */
export function FormPreview({ workflow }: { workflow: string }) {
  const inputs = useEditor(({ draft }) => draft.inputs)
  const models = useModels()
  const tooltips = useTooltips(workflow)
  const width = useBoardState(({ project }) => project.frameWidth)
  const height = useBoardState(({ project }) => project.frameHeight)
  const [values, setValues] = useState<ValueChanges>({})
  const change = useCallback(
    (changes: ValueChanges) => setValues((before) => ({ ...before, ...changes })),
    [],
  )
  return (
    <section aria-label="The form beside a shot" className="form-preview">
      <header className="column-head">
        <h2>Beside a shot</h2>
        <span className="text-3">to try; nothing is kept</span>
      </header>
      {/* biome-ignore lint/a11y/useSemanticElements: a region that scrolls, not a form */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="preview-scroll" role="group" aria-label="Form" tabIndex={0}>
        <WorkflowForm
          inputs={inputs}
          values={values}
          onChange={change}
          models={models}
          tooltips={tooltips}
          frame={{ width, height }}
        />
        {inputs.length === 0 && <p className="text-3">The form is empty.</p>}
      </div>
    </section>
  )
}

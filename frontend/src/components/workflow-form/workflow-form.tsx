import { useMemo, useRef } from 'react'
import type { FormValues } from '@/lib/workflow/values'
import {
  type ChangeValues,
  type FileShelf,
  type FormTools,
  FormToolsProvider,
} from './form-context'
import { FormGroup, FormParts } from './form-group'
import type { Problems } from './form-part'
import { FormTip } from './form-tip'
import { type FormInput, formGroups } from './inputs'
import { type ModelShelf, noModels } from './models'
import { type ShotSide, ShotSideProvider } from './shot-side'
import type { Size } from './size'
import { explained, noTooltips, type Tooltips } from './tooltips'
import './workflow-form.css'

type Props = {
  inputs: readonly FormInput[]
  values: FormValues
  onChange: ChangeValues
  /** What the nodes hold; without it nothing is said of where a file is. */
  models?: ModelShelf
  /** What the nodes say of inputs that do not explain themselves. */
  tooltips?: Tooltips
  /** What is wrong with an input, by its name. */
  problems?: Problems
  files?: FileShelf | null
  frame?: Size | null
  /** The shot that the form is for, whose prompt and seed are its own. */
  shot?: ShotSide | null
}

const noProblems: Problems = {}

/** The form of a template: its inputs by group, each with the control that its type asks for. */
export function WorkflowForm(props: Props) {
  const { inputs, values, onChange, problems = noProblems } = props
  const { models = noModels, tooltips = noTooltips } = props
  const { files = null, frame = null, shot = null } = props
  const groups = useMemo(() => formGroups(explained(inputs, tooltips)), [inputs, tooltips])
  const form = useRef<HTMLDivElement>(null)
  const tools = useMemo<FormTools>(
    () => ({ onChange, models, files, frame }),
    [onChange, models, files, frame],
  )
  return (
    <FormToolsProvider value={tools}>
      <ShotSideProvider value={shot}>
        <div ref={form} className="workflow-form">
          {groups.map((group) =>
            group.title === '' ? (
              <FormParts key="" group={group} values={values} problems={problems} />
            ) : (
              <FormGroup key={group.title} group={group} values={values} problems={problems} />
            ),
          )}
          <FormTip form={form} />
        </div>
      </ShotSideProvider>
    </FormToolsProvider>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useApi } from '@/api/context'
import { templatesQuery } from '@/api/prompt-engine'
import type { Template } from '@/api/types'
import { ErrorNote } from '@/components/error-note'
import { Skeleton } from '@/components/skeleton'
import type { ChangeValues } from '@/components/workflow-form/form-context'
import { useModels } from '@/components/workflow-form/use-models'
import { useTooltips } from '@/components/workflow-form/use-tooltips'
import { WorkflowForm } from '@/components/workflow-form/workflow-form'
import type { Shot } from '@/lib/document/model'
import { useBoardState } from '@/lib/project/project-context'
import { carriedOver } from '@/lib/workflow/carry-over'
import { templateOf } from '@/lib/workflow/template-of'
import { useEdits } from '../board-context'
import { NodePicker } from '../generate/node-picker'
import { settleProblems, useProblems } from '../generate/refusals'
import { renderSize } from '../generate/values'
import { PromptFoot } from './prompt-foot'
import { Section } from './section'
import { useFileShelf } from './use-file-shelf'
import { useSelectedShots } from './use-selected-shots'
import { useWritten } from './use-written'
import { WorkflowPicker } from './workflow-picker'

type Props = { shot: Shot; template: Template; templates: readonly Template[] }

/** Every selected shot goes along; prompts and files stay, in one step of undo. */
function useSwitchWorkflow(shots: readonly Shot[], templates: readonly Template[]) {
  const edits = useEdits()
  return (id: string) => {
    const to = templates.find((template) => template.id === id)
    if (!to) return
    const values = shots.map((shot) => {
      const from = templateOf(shot, templates)?.inputs ?? []
      return [shot.id, carriedOver(from, to.inputs, shot.values)] as const
    })
    edits.giveWorkflow(id, Object.fromEntries(values))
  }
}

/** What is set goes to every selected shot of the same workflow. */
function useWriteValues(shots: readonly Shot[]): ChangeValues {
  const edits = useEdits()
  const key = shots.map(({ id }) => id).join(' ')
  return useCallback(
    (changes, manner) => {
      const ids = key.split(' ')
      edits.changeValues(ids, changes, manner)
      for (const id of ids) settleProblems(id, Object.keys(changes))
    },
    [edits, key],
  )
}

function useShotSideOf(shot: Shot, template: Template, onChange: ChangeValues) {
  const edits = useEdits()
  const written = useWritten(shot, template)
  const { id, seed, seedPolicy } = shot
  return useMemo(
    () => ({
      seed,
      seedPolicy,
      onSeed: (next: number) => edits.setShot(id, 'seed', next),
      onSeedPolicy: (policy: Shot['seedPolicy']) => edits.setSeedPolicy(id, policy),
      written,
      promptFoot: <PromptFoot shotId={id} template={template} onChange={onChange} />,
    }),
    [edits, id, seed, seedPolicy, written, template, onChange],
  )
}

function Fields({ shot, template, templates }: Props) {
  const selected = useSelectedShots(shot)
  const models = useModels()
  const tooltips = useTooltips(template.id)
  const files = useFileShelf()
  const problems = useProblems(shot.id)
  const width = useBoardState(({ project }) => project.frameWidth)
  const height = useBoardState(({ project }) => project.frameHeight)
  const frame = useMemo(() => ({ width, height }), [width, height])
  const alike = selected.filter((each) => templateOf(each, templates) === template)
  const switchTo = useSwitchWorkflow(selected, templates)
  const write = useWriteValues(alike)
  return (
    <div className="generate-fields">
      <WorkflowPicker template={template} templates={templates} onChoose={switchTo} />
      <NodePicker shots={selected} />
      <WorkflowForm
        key={template.id}
        inputs={template.inputs}
        values={shot.values}
        onChange={write}
        models={models}
        tooltips={tooltips}
        problems={problems}
        files={files}
        frame={frame}
        shot={useShotSideOf(shot, template, write)}
      />
    </div>
  )
}

export function GenerateSection({ shot }: { shot: Shot }) {
  const { data: templates, error, refetch } = useQuery(templatesQuery(useApi()))
  const project = useBoardState((state) => state.project)
  const template = templates && templateOf(shot, templates)
  const size = template && renderSize(template, shot, project)
  return (
    <Section title="Generate" fact={size && `${size.width} × ${size.height}`}>
      {error && (
        <ErrorNote title="The workflows are missing" error={error} onRetry={() => void refetch()} />
      )}
      {!templates && !error && <Skeleton height={180} />}
      {templates && template && <Fields shot={shot} template={template} templates={templates} />}
    </Section>
  )
}

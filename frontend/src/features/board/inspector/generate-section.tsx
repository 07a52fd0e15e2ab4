import { useQuery } from '@tanstack/react-query'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useApi } from '@/api/context'
import { templatesQuery } from '@/api/prompt-engine'
import type { Template } from '@/api/types'
import { Button } from '@/components/button'
import { ErrorNote } from '@/components/error-note'
import { Select } from '@/components/select'
import { Skeleton } from '@/components/skeleton'
import type { Shot } from '@/lib/document/model'
import { useBoardState } from '@/lib/project/project-context'
import { useEdits } from '../board-context'
import { isByHand, renderSize, templateOf } from '../generate/values'
import { ParameterField } from './parameter-field'
import { Section } from './section'
import { SeedField } from './seed-field'
import { WrittenPrompt } from './written-prompt'

type Props = { shot: Shot; template: Template }

function Parameters({ shot, template }: Props) {
  const [isOpen, setOpen] = useState(false)
  const inputs = template.inputs.filter(isByHand)
  const shown = inputs.filter(({ advanced }) => !advanced || isOpen)
  const hasMore = inputs.some(({ advanced }) => advanced)
  const Chevron = isOpen ? ChevronDown : ChevronRight
  return (
    <>
      {shown.map((input) => (
        <ParameterField key={input.name} input={input} shot={shot} />
      ))}
      {hasMore && (
        <Button
          size="small"
          className="more"
          aria-expanded={isOpen}
          onPress={() => setOpen(!isOpen)}
        >
          <Chevron size={14} aria-hidden />
          {isOpen ? 'Fewer settings' : 'More settings'}
        </Button>
      )}
    </>
  )
}

function Fields({ shot, template, templates }: Props & { templates: readonly Template[] }) {
  const edits = useEdits()
  const options = templates.map(({ id, title }) => ({ id, label: title }))
  return (
    <>
      <Select
        label="Workflow"
        value={template.id}
        options={options}
        onChange={(id) => edits.setShot(shot.id, 'template_id', id)}
      />
      <WrittenPrompt shot={shot} template={template} />
      <SeedField shot={shot} />
      <Parameters shot={shot} template={template} />
    </>
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

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApi } from '@/api/context'
import type { Template } from '@/api/types'
import { type NodeReach, whereQuery } from '@/api/workflows'
import { usePicker, ValuePicker } from '@/components/camera/value-picker'
import { workflowSections } from './workflow-choices'

const NOWHERE: Readonly<Record<string, readonly NodeReach[]>> = {}

type Props = {
  template: Template
  templates: readonly Template[]
  onChoose: (id: string) => void
}

/** Which workflow renders the shot: all there are, by what they do, found by typing. */
export function WorkflowPicker({ template, templates, onChoose }: Props) {
  const picker = usePicker()
  const { isOpen, query } = picker
  const { data: where = NOWHERE } = useQuery({ ...whereQuery(useApi()), enabled: isOpen })
  const sections = useMemo(
    () => (isOpen ? workflowSections({ templates, where, query }) : []),
    [isOpen, templates, where, query],
  )
  return (
    <ValuePicker
      label="Workflow"
      words={template.title}
      placeholder="Not set"
      value={template.id}
      isOpen={isOpen}
      onOpenChange={picker.open}
      query={query}
      onQuery={picker.setQuery}
      sections={sections}
      onChoose={(choice) => choice.value !== null && onChoose(choice.value)}
    />
  )
}

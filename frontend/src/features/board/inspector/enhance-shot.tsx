import { useQuery } from '@tanstack/react-query'
import { useApi } from '@/api/context'
import { templatesQuery } from '@/api/prompt-engine'
import { EnhancePrompt } from '@/components/enhance/enhance-prompt'
import type { Shot } from '@/lib/document/model'
import { templateOf } from '@/lib/workflow/template-of'

/** Fuller words for a shot, after the guide of the model that renders it. */
export function EnhanceShot({ shot }: { shot: Shot }) {
  const { data: templates = [] } = useQuery(templatesQuery(useApi()))
  const template = templateOf(shot, templates)
  return template && <EnhancePrompt shot={shot} model={template.target_model} />
}

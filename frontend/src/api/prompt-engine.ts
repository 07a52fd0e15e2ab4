import { queryOptions } from '@tanstack/react-query'
import type { Api } from './client'
import type { CatalogueField, ParameterValue, Template, Workflow, WrittenPrompt } from './types'

/** Both change only with a new version of the console. */
const KEEP = Number.POSITIVE_INFINITY

export const catalogueQuery = (api: Api) =>
  queryOptions({
    queryKey: ['catalogue'],
    queryFn: async () =>
      (await api.prompt_engine.get<{ fields: CatalogueField[] }>('/api/catalogue')).fields,
    staleTime: KEEP,
  })

export const templatesQuery = (api: Api) =>
  queryOptions({
    queryKey: ['templates'],
    queryFn: async () =>
      (await api.prompt_engine.get<{ templates: Template[] }>('/api/templates')).templates,
    staleTime: KEEP,
  })

export type PromptRequest = {
  description: string
  camera: Readonly<Record<string, string>>
  target_model: string
}

export const writePrompt = (api: Api, request: PromptRequest) =>
  api.prompt_engine.post<WrittenPrompt>('/generate-prompt', request)

export const writtenPromptQuery = (api: Api, request: PromptRequest) =>
  queryOptions({
    queryKey: ['written-prompt', request],
    queryFn: () => writePrompt(api, request),
    staleTime: 60_000,
  })

export type WorkflowRequest = {
  template_name: string
  parameter_values: Readonly<Record<string, ParameterValue>>
  prompt_values: { positive: string; negative: string }
}

export const buildWorkflow = (api: Api, request: WorkflowRequest) =>
  api.prompt_engine.post<Workflow>('/api/templates/build_workflow', request)

import { queryOptions } from '@tanstack/react-query'
import type { Api } from './client'
import { problemOf } from './problem'
import type { Template, TemplateInput } from './types'

export type MissingModel = {
  graph_node: string
  input: string
  value: string
  folder: string
  nearest: string | null
}

/** What a node says about a workflow. */
export type NodeReach = {
  backend_id: string
  name: string
  online: boolean
  runs: boolean
  missing_classes: string[]
  missing_models: MissingModel[]
}

export type Graph = Record<string, { class_type: string; inputs: Record<string, unknown> }>

type OutputKind = 'image' | 'video' | 'audio' | 'text' | '3d'
type At = { graph_node: string; field: string; title: string; label: string; phases: number[] }

export type Reading = {
  kind: OutputKind | null
  category: string
  engine: string
  prompts: (At & { text: string; role: 'prompt' | 'negative_prompt' | 'both' | 'none' })[]
  parameters: (At & {
    role: string | null
    type: TemplateInput['type']
    value: number | boolean | string
    main: boolean
    min: number | null
    max: number | null
    step: number | null
    options: string[] | null
    tooltip: string | null
  })[]
  models: (At & { role: string | null; folder: string; name: string })[]
  loras: {
    graph_node: string
    field: string
    title: string
    name: string
    strength: number | null
    strength_clip: number | null
    bypassed: boolean
    phases: number[]
  }[]
  media: {
    graph_node: string
    field: string
    title: string
    type: 'image' | 'mask' | 'video' | 'audio'
    use: string
    value: string | null
    has_mask: boolean
    optional: boolean
  }[]
  outputs: {
    graph_node: string
    class_type: string
    title: string
    kind: OutputKind
    saved: boolean
  }[]
  phases: {
    number: number
    graph_node: string
    class_type: string
    title: string
    name: string
    start_step: number | null
    end_step: number | null
    after: number[]
  }[]
  unknown_classes: string[]
}

export type Inspected = {
  name: string
  form: 'api' | 'page'
  graph: Graph
  has_page: boolean
  warnings: { graph_node: string | null; message: string }[]
  missing_nodes: { class_type: string; graph_nodes: string[] }[]
  reading: Reading
  inputs: TemplateInput[]
  match: { template_id: string; title: string; values: Record<string, never> } | null
  parameters: string | null
}

export type Replay = {
  graph: Graph
  template: { id: string; title: string } | null
  values: Record<string, never>
  prompt: string
  negative_prompt: string
  seed: number | null
  drift: { kind: string; message: string }[]
}

export type ImportResult = {
  file: string
  outcome: 'saved' | 'exists' | 'refused'
  id: string | null
  title: string | null
  message: string | null
}

export type GraphNodeInput = {
  name: string
  type: string
  link: { node: string; slot: number } | null
  value: string | number | boolean | null
  widget: boolean
  min: number | null
  max: number | null
  step: number | null
  options: string[] | null
  model_folder: string | null
  tooltip: string | null
  input_type: TemplateInput['type'] | null
}

export type WorkflowGraph = {
  id: string
  graph: Graph
  nodes: {
    id: string
    title: string
    class_type: string
    x: number | null
    y: number | null
    w: number | null
    h: number | null
    inputs: GraphNodeInput[]
    outputs: { name: string; type: string }[]
  }[]
}

export type WorkflowChange = { title?: string; categories?: string[]; inputs?: TemplateInput[] }

async function ask<T>(api: Api, method: string, path: string, body?: unknown): Promise<T> {
  const isForm = body instanceof FormData
  const response = await fetch(api.prompt_engine.url(path), {
    method,
    ...(body !== undefined && {
      body: isForm ? body : JSON.stringify(body),
      ...(!isForm && { headers: { 'content-type': 'application/json' } }),
    }),
  })
  if (!response.ok) throw await problemOf(response)
  return (await response.json()) as T
}

const formOf = (name: string, files: readonly File[]) => {
  const form = new FormData()
  for (const file of files) form.append(name, file)
  return form
}

export const whereQuery = (api: Api) =>
  queryOptions({
    queryKey: ['workflows', 'where'],
    queryFn: async () =>
      (await ask<{ templates: Record<string, NodeReach[]> }>(api, 'GET', '/api/workflows/where'))
        .templates,
    staleTime: 30_000,
  })

export const workflowGraphQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['workflows', 'graph', id],
    queryFn: () => ask<WorkflowGraph>(api, 'GET', `/api/workflows/${id}/graph`),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const inspectFile = (api: Api, file: File) =>
  ask<Inspected>(api, 'POST', '/api/workflows/inspect', formOf('file', [file]))

export const inspectReplay = (api: Api, file: File) =>
  ask<Replay>(api, 'POST', '/api/replay/inspect', formOf('file', [file]))

export const importWorkflows = async (api: Api, files: readonly File[]) =>
  (
    await ask<{ results: ImportResult[] }>(
      api,
      'POST',
      '/api/workflows/import',
      formOf('files', files),
    )
  ).results

export const keepWorkflow = (api: Api, { file, title }: { file: File; title: string }) => {
  const form = formOf('file', [file])
  form.append('name', title)
  return ask<{ id: string; title: string }>(api, 'POST', '/api/templates/import_workflow', form)
}

export const changeWorkflow = (api: Api, id: string, change: WorkflowChange) =>
  ask<unknown>(api, 'PUT', `/api/workflows/${id}`, change)

export const deleteWorkflow = (api: Api, id: string) =>
  ask<unknown>(api, 'DELETE', `/api/workflows/${id}`)

export const restoreWorkflow = (api: Api, id: string) =>
  ask<unknown>(api, 'POST', `/api/workflows/${id}/restore`)

export const duplicateWorkflow = (api: Api, template: Template) =>
  ask<{ id: string }>(api, 'POST', '/api/workflows', { copy_of: template.id })

export const exportUrl = (api: Api) => api.prompt_engine.url('/api/workflows/export')

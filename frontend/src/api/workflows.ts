import { queryOptions } from '@tanstack/react-query'
import { type Api, answer } from './client'
import type { components } from './prompt_engine.gen'

type PromptEngine = components['schemas']

/** What a node says about a workflow. */
export type NodeReach = PromptEngine['NodeReach']
export type MissingFile = PromptEngine['MissingFile']
export type Reading = PromptEngine['Reading']
export type Inspected = PromptEngine['InspectionView']
export type ImportResult = PromptEngine['ImportResult']
export type WorkflowGraph = PromptEngine['GraphView']
export type GraphNode = PromptEngine['Box']
export type GraphNodeInput = PromptEngine['BoxInput']
export type Graph = WorkflowGraph['graph']
export type WorkflowChange = PromptEngine['WorkflowChange']

export type Replay = PromptEngine['ReplayView']

/** Graphs change with the library only, which says so. */
const KEEP = Number.POSITIVE_INFINITY

const at = (id: string) => ({ path: { workflow_id: id } })

const formOf = (files: Readonly<Record<string, File | readonly File[] | string>>) => () => {
  const form = new FormData()
  for (const [name, value] of Object.entries(files)) {
    const all = value instanceof File || typeof value === 'string' ? [value] : value
    for (const each of all) form.append(name, each)
  }
  return form
}

/** For every workflow what each node says to it. */
export const whereQuery = (api: Api) =>
  queryOptions({
    queryKey: ['workflows', 'where'],
    queryFn: async () => (await answer(api.prompt_engine.GET('/api/workflows/where'))).templates,
    staleTime: 30_000,
  })

export const workflowGraphQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['workflows', 'graph', id],
    queryFn: () =>
      answer(
        api.prompt_engine.GET('/api/workflows/{template_id}/graph', {
          params: { path: { template_id: id } },
        }),
      ),
    staleTime: KEEP,
  })

/** What is worth changing in a graph, as a form would show it. */
export const suggestedQuery = (api: Api, id: string, graph: Graph) =>
  queryOptions({
    queryKey: ['workflows', 'suggested', id],
    queryFn: async () =>
      (await answer(api.prompt_engine.POST('/api/workflows/read', { body: { graph } }))).inputs,
    staleTime: KEEP,
  })

/** What a file carries, understood; nothing is kept. */
export const inspectFile = (api: Api, file: File): Promise<Inspected> =>
  answer(
    api.prompt_engine.POST('/api/workflows/inspect', {
      // The client's types say a file is text, as its schema does; the form holds the file.
      body: { file: file.name },
      bodySerializer: formOf({ file }),
    }),
  )

/** How a result was made, and what has changed since; what went into it is looked for in `project`. */
export const inspectReplay = (api: Api, file: File, project: string): Promise<Replay> =>
  answer(
    api.prompt_engine.POST('/api/replay/inspect', {
      body: { file: file.name, project },
      bodySerializer: formOf({ file, project }),
    }),
  )

/** The same of a file of the project. */
export const inspectReplayAt = (api: Api, project: string, path: string): Promise<Replay> =>
  answer(
    api.prompt_engine.POST('/api/replay/inspect', {
      body: { project, path },
      bodySerializer: formOf({ project, path }),
    }),
  )

/** Keeps what each file carries; what is there already stays as it is. */
export const importWorkflows = async (api: Api, files: readonly File[]): Promise<ImportResult[]> =>
  (
    await answer(
      api.prompt_engine.POST('/api/workflows/import', {
        body: { files: files.map(({ name }) => name) },
        bodySerializer: formOf({ files }),
      }),
    )
  ).results

/** Keeps one file under a title of its own. */
export const keepWorkflow = (api: Api, { file, title }: { file: File; title: string }) =>
  answer(
    api.prompt_engine.POST('/api/templates/import_workflow', {
      body: { file: file.name, name: title },
      bodySerializer: formOf({ file, name: title }),
    }),
  )

/** What is left out stays as it is. */
export const changeWorkflow = (api: Api, id: string, change: WorkflowChange) =>
  answer(api.prompt_engine.PUT('/api/workflows/{workflow_id}', { params: at(id), body: change }))

export const deleteWorkflow = (api: Api, id: string) =>
  answer(api.prompt_engine.DELETE('/api/workflows/{workflow_id}', { params: at(id) }))

export const restoreWorkflow = (api: Api, id: string) =>
  answer(api.prompt_engine.POST('/api/workflows/{workflow_id}/restore', { params: at(id) }))

/** A copy of any workflow, built in or not; it is one's own. */
export const duplicateWorkflow = (api: Api, id: string) =>
  answer(api.prompt_engine.POST('/api/workflows', { body: { copy_of: id } }))

/** A ZIP of these workflows, whole and exact; without any named, of all of one's own. */
export function exportUrl(api: Api, ids: readonly string[] = []): string {
  const url = new URL(api.prompt_engine.url('/api/workflows/export'))
  for (const id of ids) url.searchParams.append('ids', id)
  return url.toString()
}

import type { QueryClient } from '@tanstack/react-query'
import type { Api } from '@/api/client'
import { orderJob } from '@/api/jobs'
import { buildWorkflow, writtenPromptQuery } from '@/api/prompt-engine'
import type { Job, Project, PromptRequest, Template } from '@/api/types'
import type { ProjectFacts, Shot } from '@/lib/document/model'
import { rememberedValues, workflowRequest } from './values'

type Render = {
  api: Api
  queries: QueryClient
  project: Project
  facts: ProjectFacts
  shot: Shot
  template: Template
  seed: number
  /** Somebody waits before the board for this one picture; it goes before whatever is batched. */
  interactive: boolean
}

/** What the prompt is written from. The inspector asks with the same words, so it is there already. */
export const promptRequest = (
  shot: Pick<Shot, 'description' | 'name' | 'camera'>,
  template: Template,
): PromptRequest => ({
  description: shot.description || shot.name,
  camera: shot.camera,
  target_model: template.target_model,
})

/** Writes the prompt, builds the graph and orders the job. Returns the job as it stands in the queue. */
export async function orderRender(render: Render): Promise<Job> {
  const { api, queries, project, facts, shot, template, seed, interactive } = render
  const written = await queries.fetchQuery(writtenPromptQuery(api, promptRequest(shot, template)))
  const request = workflowRequest({ template, shot, project: facts, seed }, written)
  const built = await buildWorkflow(api, request)
  const metadata = {
    project_path: project.path,
    project_id: project.id,
    shot: shot.code,
    shot_id: shot.id,
    template_id: template.id,
    values: rememberedValues(request, built.values),
    inputs: built.inputs,
    prompt: built.prompt ?? '',
    negative_prompt: built.negative_prompt ?? '',
    seed: built.seed,
    fingerprint: built.fingerprint,
    stage: 'draft' as const,
  }
  const receipt = await orderJob(api, { workflow_json: built.workflow, metadata, interactive })
  return {
    job_id: receipt.job_id,
    status: receipt.status,
    progress: 0,
    stage: null,
    place: null,
    outputs: [],
    texts: [],
    error_message: null,
    backend_id: receipt.backend_id,
    backend_name: null,
    metadata,
    attempts: [],
    waits_for: null,
    created_at: new Date().toISOString(),
    started_at: null,
    completed_at: null,
    priority: 0,
    interactive,
    position: Number.MAX_SAFE_INTEGER,
    pinned_node: null,
    group_id: null,
    batch_id: null,
    run_id: null,
    step: null,
    cause: null,
    signature: '',
    models: [],
    estimate: null,
    deleted_at: null,
  }
}

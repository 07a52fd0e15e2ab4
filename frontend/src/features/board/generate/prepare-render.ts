import type { QueryClient } from '@tanstack/react-query'
import type { Api } from '@/api/client'
import { buildWorkflow, writtenPromptQuery } from '@/api/prompt-engine'
import type { JobOrder, Project, PromptRequest, Template } from '@/api/types'
import { intentOf } from '@/lib/document/intent'
import type { ById, ProjectFacts, Scene, Shot } from '@/lib/document/model'
import { promptWords } from '@/lib/document/scene-text'
import { slate } from '@/lib/document/slots'
import { samplersOf } from '@/lib/jobs/phases'
import { maskedInputs } from './masked-inputs'
import type { PlannedRender } from './plan'
import { rememberedValues, workflowRequest } from './values'

/** Where renders are prepared and for whom. */
export type Studio = {
  api: Api
  queries: QueryClient
  project: Project
  facts: ProjectFacts
  scenes: ById<Scene>
}

/** What the prompt is written from. The inspector asks with the same words, so it is there already. */
export const promptRequest = (
  shot: Pick<Shot, 'description' | 'name' | 'camera' | 'withoutSceneText'>,
  template: Template,
  scene: Scene | undefined,
): PromptRequest => ({
  description: promptWords(shot, scene),
  camera: shot.camera,
  target_model: template.target_model,
})

/** An order and what is remembered with it, under the shape that the job will tell it in. */
export type PreparedRender = JobOrder & { metadata: NonNullable<JobOrder['metadata']> }

/** Writes the prompt and fills the graph; nothing is ordered yet. */
export async function prepareRender(
  { api, queries, project, facts, scenes }: Studio,
  render: PlannedRender,
  template: Template,
): Promise<PreparedRender> {
  const { shot, seed, node, stage, isSpread } = render
  const scene = scenes[shot.sceneId]
  const asked = promptRequest(shot, template, scene)
  const written = await queries.fetchQuery(writtenPromptQuery(api, asked))
  const request = workflowRequest({ template, shot, project: facts, seed }, written)
  const built = await buildWorkflow(api, request)
  const metadata = {
    project_path: project.path,
    project_id: project.id,
    shot: slate(shot),
    shot_id: shot.id,
    template_id: template.id,
    values: rememberedValues(request, built.values, shot.values),
    inputs: maskedInputs(template, shot.values, built.inputs),
    prompt: built.prompt ?? '',
    negative_prompt: built.negative_prompt ?? '',
    seed: built.seed,
    fingerprint: built.fingerprint,
    intent: intentOf(shot, facts, { inputs: template.inputs, isSpread, scene }),
    stage,
    phases: samplersOf(built.workflow),
  }
  return {
    workflow_json: built.workflow,
    metadata,
    ...(node !== null && { backend_affinity: node }),
  }
}

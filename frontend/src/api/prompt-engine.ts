import { queryOptions } from '@tanstack/react-query'
import { type Api, answer } from './client'
import type { Catalogue, PromptRequest, WorkflowRequest } from './types'

/** Both change only with a new version of the console. */
const KEEP = Number.POSITIVE_INFINITY

export const catalogueQuery = (api: Api) =>
  queryOptions({
    queryKey: ['catalogue'],
    // The client's types forget how long the pairs of years are.
    queryFn: async () => (await answer(api.prompt_engine.GET('/api/catalogue'))) as Catalogue,
    staleTime: KEEP,
  })

export const templatesQuery = (api: Api) =>
  queryOptions({
    queryKey: ['templates'],
    queryFn: async () => (await answer(api.prompt_engine.GET('/api/templates'))).templates,
    staleTime: KEEP,
  })

/** The same with the files of the library that cannot be used, and why. */
export const libraryQuery = (api: Api) =>
  queryOptions({
    queryKey: ['templates', 'library'],
    queryFn: () => answer(api.prompt_engine.GET('/api/templates')),
    staleTime: KEEP,
  })

/** What the nodes say of a template's inputs, by name. No part of the library: nodes come and go. */
export const tooltipsQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['tooltips', id],
    queryFn: async () =>
      (
        await answer(
          api.prompt_engine.GET('/api/templates/{template_id}/tooltips', {
            params: { path: { template_id: id } },
          }),
        )
      ).tooltips,
    staleTime: 5 * 60_000,
  })

export const writtenPromptQuery = (api: Api, request: PromptRequest) =>
  queryOptions({
    queryKey: ['written-prompt', request],
    queryFn: () => answer(api.prompt_engine.POST('/generate-prompt', { body: request })),
    staleTime: 60_000,
  })

export const buildWorkflow = (api: Api, request: WorkflowRequest) =>
  answer(api.prompt_engine.POST('/api/templates/build_workflow', { body: request }))

export const targetModelsQuery = (api: Api) =>
  queryOptions({
    queryKey: ['target-models'],
    queryFn: () => answer(api.prompt_engine.GET('/target-models')),
    staleTime: KEEP,
  })

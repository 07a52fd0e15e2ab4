import { queryOptions } from '@tanstack/react-query'
import { type Api, answer } from './client'
import type { components } from './prompt_engine.gen'

type PromptEngine = components['schemas']

export type Provider = PromptEngine['ProviderView']
export type KnownCredentials = PromptEngine['KnownView']
export type NewCredentials = PromptEngine['NewCredentials']
export type NewProvider = PromptEngine['NewProvider']
export type EndpointToTest = PromptEngine['EndpointTest']
export type Wire = NonNullable<NewProvider['wire']>
export type ModelChoice = PromptEngine['SettingsView']
export type ModelChoiceChange = PromptEngine['SettingsBody']
export type LocalServer = PromptEngine['LocalServer']
export type Guide = PromptEngine['GuideView']
export type Ledger = PromptEngine['LedgerView']
export type LedgerCall = PromptEngine['CallView']
export type DeviceCode = PromptEngine['DeviceCode']

const of = (id: string) => ({ path: { provider_id: id } })
const guideOf = (id: string) => ({ path: { guide_id: id } })

/** Everything below this key follows from providers, keys and choices. */
export const LANGUAGE_MODELS = ['language-models'] as const

export const providersQuery = (api: Api) =>
  queryOptions({
    queryKey: [...LANGUAGE_MODELS, 'providers'],
    queryFn: async () => (await answer(api.prompt_engine.GET('/settings/providers'))).providers,
  })

/** What may be said of the keys that are stored, by provider; never a key. */
export const credentialsQuery = (api: Api) =>
  queryOptions({
    queryKey: [...LANGUAGE_MODELS, 'credentials'],
    queryFn: async () => (await answer(api.prompt_engine.GET('/credentials'))).providers,
  })

export const modelChoiceQuery = (api: Api) =>
  queryOptions({
    queryKey: [...LANGUAGE_MODELS, 'choice'],
    queryFn: () => answer(api.prompt_engine.GET('/settings')),
  })

/** The models that a provider offers with the stored key. */
export const offeredModelsQuery = (api: Api, provider: string) =>
  queryOptions({
    queryKey: [...LANGUAGE_MODELS, 'offered', provider],
    queryFn: async () =>
      (await answer(api.prompt_engine.POST('/llm/models', { body: { provider } }))).models,
    retry: false,
    staleTime: 60_000,
  })

/** What answers at the usual ports of this machine. */
export const localServersQuery = (api: Api) =>
  queryOptions({
    queryKey: [...LANGUAGE_MODELS, 'local'],
    queryFn: async () =>
      (await answer(api.prompt_engine.GET('/settings/providers/local/detect'))).found,
    staleTime: 60_000,
  })

export const chooseModel = (api: Api, change: ModelChoiceChange) =>
  answer(api.prompt_engine.PUT('/settings', { body: change }))

export const addProvider = (api: Api, provider: NewProvider) =>
  answer(api.prompt_engine.POST('/settings/providers', { body: provider }))

export const removeProvider = async (api: Api, id: string): Promise<void> => {
  await api.prompt_engine.DELETE('/settings/providers/{provider_id}', { params: of(id) })
}

type Trial = { api_key?: string; endpoint?: string }

/** Without a key or an endpoint the stored ones are tried. */
export const testProvider = (api: Api, id: string, trial: Trial = {}) =>
  answer(
    api.prompt_engine.POST('/settings/providers/{provider_id}/test', {
      params: of(id),
      body: trial,
    }),
  )

export const testEndpoint = (api: Api, endpoint: EndpointToTest) =>
  answer(api.prompt_engine.POST('/settings/custom-endpoint/test', { body: endpoint }))

export const storeCredentials = (api: Api, id: string, credentials: NewCredentials) =>
  answer(api.prompt_engine.PUT('/credentials/{provider_id}', { params: of(id), body: credentials }))

/** At once and for good. */
export const deleteCredentials = (api: Api, id: string) =>
  answer(api.prompt_engine.DELETE('/credentials/{provider_id}', { params: of(id) }))

const LOGIN = '/settings/oauth/{provider_id}' as const

export const flowQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: [...LANGUAGE_MODELS, 'flow', id],
    queryFn: () => answer(api.prompt_engine.GET(`${LOGIN}/flow-type`, { params: of(id) })),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Without a client id the stored one is used. */
export const startLogin = (api: Api, id: string, clientId: string) =>
  answer(
    api.prompt_engine.POST(`${LOGIN}/device-code`, {
      params: of(id),
      body: clientId === '' ? {} : { client_id: clientId },
    }),
  )

export const pollLogin = (api: Api, id: string, clientId: string, deviceCode: string) =>
  answer(
    api.prompt_engine.POST(`${LOGIN}/device-poll`, {
      params: of(id),
      body: { device_code: deviceCode, ...(clientId !== '' && { client_id: clientId }) },
    }),
  )

export const guidesQuery = (api: Api) =>
  queryOptions({
    queryKey: ['guides'],
    queryFn: async () => (await answer(api.prompt_engine.GET('/guides'))).guides,
  })

export const guideQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['guides', id],
    queryFn: () => answer(api.prompt_engine.GET('/guides/{guide_id}', { params: guideOf(id) })),
  })

export const writeGuide = (api: Api, id: string, text: string) =>
  answer(api.prompt_engine.PUT('/guides/{guide_id}', { params: guideOf(id), body: { text } }))

/** The house's wording again. */
export const resetGuide = (api: Api, id: string) =>
  answer(api.prompt_engine.DELETE('/guides/{guide_id}', { params: guideOf(id) }))

/** The newest `limit` calls, and what all of them cost. */
export const ledgerQuery = (api: Api, limit: number) =>
  queryOptions({
    queryKey: [...LANGUAGE_MODELS, 'ledger', limit],
    queryFn: () => answer(api.prompt_engine.GET('/llm/ledger', { params: { query: { limit } } })),
  })

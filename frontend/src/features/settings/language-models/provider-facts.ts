import type { KnownCredentials, ModelChoice, Provider } from '@/api/language-models'

export type Credentials = Readonly<Record<string, KnownCredentials>>

/** What is asked where nothing was chosen: it needs neither network nor key. */
export const OFFLINE = 'offline'

/** Whether a provider can be asked with what is stored. */
export function isReady({ id, type }: Provider, credentials: Credentials): boolean {
  const known = credentials[id]
  if (type === 'none') return false
  return type !== 'key' || Boolean(known?.has_api_key || known?.has_oauth_token)
}

/** What is stored to be let in with, as far as it may be told. */
export function accessText({ id, type }: Provider, credentials: Credentials): string {
  const known = credentials[id]
  if (type === 'offline') return 'Built in'
  if (known?.has_api_key) {
    return known.api_key_last_four ? `Key ····${known.api_key_last_four}` : 'Key stored'
  }
  if (known?.has_oauth_token) return 'Logged in'
  return type === 'key' ? 'No key' : 'Needs no key'
}

/** Where it is asked; empty for what is built in. */
export const endpointText = ({ id, default_endpoint }: Provider, credentials: Credentials) =>
  credentials[id]?.endpoint ?? default_endpoint ?? ''

/** One's own first, then those that can be asked, each in the order of the service. */
export function inListOrder(
  providers: readonly Provider[],
  credentials: Credentials,
): readonly Provider[] {
  const rank = (provider: Provider) => {
    if (provider.type === 'offline') return 0
    if (provider.type === 'own') return 1
    return isReady(provider, credentials) && provider.type === 'key' ? 2 : 3
  }
  return providers
    .filter(({ type }) => type !== 'none')
    .toSorted((one, other) => rank(one) - rank(other))
}

/** Why the chosen provider cannot answer yet; null where it can. */
export function lackOf(
  provider: Provider | undefined,
  model: string | null,
  credentials: Credentials,
): string | null {
  if (!provider || provider.type === 'offline') return null
  if (!isReady(provider, credentials)) return `${provider.name} has no key yet; set one below.`
  return model ? null : `No model of ${provider.name} is chosen yet.`
}

type Chosen = { provider: string; model: string | null }

export const firstChoice = (choice: ModelChoice): Chosen => ({
  provider: choice.active_provider ?? OFFLINE,
  model: choice.selected_model,
})

/** What is asked when the first choice fails; null where nothing else is. */
export const secondChoice = (choice: ModelChoice): Chosen | null =>
  choice.fallback_provider === null
    ? null
    : { provider: choice.fallback_provider, model: choice.fallback_model }

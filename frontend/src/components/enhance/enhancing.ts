import type { EnhancedPart, EnhanceEvent, Enhancement } from '@/api/enhance'
import { counted } from '@/lib/format/counted'
import { dollars } from '@/lib/format/figures'

/** How far the enhancement of a shot's words has come. */
export type Enhancing =
  | { status: 'idle' }
  | { status: 'writing'; original: string; text: string; again: string | null }
  | {
      status: 'written'
      original: string
      enhancement: Enhancement
      /** The changes that are taken, by their id. */
      accepted: ReadonlySet<string>
    }
  | { status: 'failed'; error: unknown }

export const changesOf = (parts: readonly EnhancedPart[]): string[] =>
  parts.flatMap(({ id }) => id ?? [])

/** The text with the changes that are accepted and no other. */
export const putTogether = (
  parts: readonly EnhancedPart[],
  accepted: ReadonlySet<string>,
): string =>
  parts.map(({ id, before, after }) => (id !== null && !accepted.has(id) ? before : after)).join('')

/** What is heard while it is written; what comes after the end changes nothing. */
export function heard(state: Enhancing, event: EnhanceEvent): Enhancing {
  if (state.status !== 'writing') return state
  switch (event.kind) {
    case 'piece':
      return { ...state, text: state.text + event.text }
    case 'again':
      return { ...state, text: '', again: event.reason }
    case 'done': {
      const { enhancement } = event
      const accepted = new Set(changesOf(enhancement.parts))
      return { status: 'written', original: state.original, enhancement, accepted }
    }
    default:
      return event satisfies never
  }
}

/** Takes a change, or leaves it. */
export function toggled(accepted: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(accepted)
  if (!next.delete(id)) next.add(id)
  return next
}

type NameOf = (provider: string) => string

/** Who answered, with how many tokens, at what cost. */
export function costWords(enhancement: Enhancement, nameOf: NameOf): string {
  const { provider_used, model_used, tokens_used, cost_usd } = enhancement
  const who = `${nameOf(provider_used)}, ${model_used}`
  if (tokens_used === 0) return `${who}. No tokens, no cost.`
  const tokens = counted(tokens_used, 'token')
  if (cost_usd === null) return `${who}. ${tokens}, at a price that is not known.`
  return `${who}. ${tokens}, ${dollars(cost_usd)}.`
}

/** Why another than the first choice answered; null where the first did. */
export function fallbackWords({ fell_back, attempts }: Enhancement, nameOf: NameOf): string | null {
  if (!fell_back) return null
  const failed = attempts.find(({ failure }) => failure !== null)
  return failed ? `${nameOf(failed.provider)} did not: ${failed.failure}` : null
}

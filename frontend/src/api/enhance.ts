import type { Api } from './client'
import { ApiProblem } from './problem'
import type { components } from './prompt_engine.gen'
import { serverEvents } from './server-events'

type PromptEngine = components['schemas']

export type EnhanceRequest = PromptEngine['EnhanceRequest']
export type Enhancement = PromptEngine['EnhancementView']
export type EnhancedPart = Enhancement['parts'][number]

/** What is heard while a prompt is being enhanced; `again` makes all pieces before it void. */
export type EnhanceEvent =
  | { kind: 'piece'; text: string }
  | { kind: 'again'; reason: string }
  | { kind: 'done'; enhancement: Enhancement }

/** Throws a refusal as every other request does, also one that comes when much was written. */
export async function* enhance(
  api: Api,
  request: EnhanceRequest,
  signal: AbortSignal,
): AsyncGenerator<EnhanceEvent> {
  const { data } = await api.prompt_engine.POST('/enhance-prompt/stream', {
    body: request,
    parseAs: 'stream',
    signal,
  })
  if (!data) throw new ApiProblem(502, 'The prompt engine answered nothing.')
  for await (const event of serverEvents(data as ReadableStream<Uint8Array<ArrayBuffer>>)) {
    const said: unknown = JSON.parse(event.data)
    if (event.name === 'piece') yield { kind: 'piece', text: (said as { text: string }).text }
    if (event.name === 'again') yield { kind: 'again', reason: (said as { reason: string }).reason }
    if (event.name === 'done') {
      yield { kind: 'done', enhancement: said as Enhancement }
      return
    }
    if (event.name === 'problem') {
      const { status, detail } = said as { status: number; detail: string }
      throw new ApiProblem(status, detail)
    }
  }
  throw new ApiProblem(502, 'The answer ended before it was whole; try once more.')
}

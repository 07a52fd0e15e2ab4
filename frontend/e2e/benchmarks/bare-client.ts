import { randomUUID } from 'node:crypto'

type History = {
  prompt: [number, string, Record<string, unknown>, unknown, string[]]
  outputs: Record<string, { images?: { filename: string; subfolder: string; type: string }[] }>
  status: { messages: [string, { timestamp: number }][] }
}

/** How long the node itself worked on a prompt, in ms, by its own clock. */
export function nodeTime(history: History): number {
  const at = (name: string) =>
    history.status.messages.find(([type]) => type === name)?.[1].timestamp ?? Number.NaN
  return at('execution_success') - at('execution_start')
}

export async function newestHistory(node: string): Promise<History> {
  const answer = await fetch(`${node}/history?max_items=1`)
  const items: Record<string, History> = await answer.json()
  const newest = Object.values(items).at(-1)
  if (!newest) throw new Error('The node has no history.')
  return newest
}

/**
 * The least that any client must do, in ms without the node's own time: post the graph, hear of
 * its end on the socket, ask for the history, fetch the bytes.
 */
export async function renderBare(node: string, graph: Record<string, unknown>): Promise<number> {
  const client = randomUUID()
  const socket = new WebSocket(`${node.replace('http', 'ws')}/ws?clientId=${client}`)
  await new Promise((open) => socket.addEventListener('open', open, { once: true }))
  const ended = new Promise<void>((done) =>
    socket.addEventListener('message', ({ data }) => {
      if (typeof data !== 'string') return
      const message = JSON.parse(data)
      if (message.type === 'executing' && message.data.node === null) done()
    }),
  )
  const begun = performance.now()
  const body = JSON.stringify({ prompt: graph, client_id: client })
  await fetch(`${node}/prompt`, { method: 'POST', body })
  await ended
  const history = await newestHistory(node)
  const [file] = Object.values(history.outputs).flatMap(({ images }) => images ?? [])
  if (!file) throw new Error('The node saved nothing.')
  await (await fetch(`${node}/view?${new URLSearchParams(file)}`)).arrayBuffer()
  const whole = performance.now() - begun
  socket.close()
  return whole - nodeTime(history)
}

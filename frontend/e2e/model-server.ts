import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

const KEY = 'sk-journey-key-0123456789'

const chunk = (fields: object) =>
  `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 0, model: 'small', ...fields })}\n\n`

/** A language model of our own on loopback, in the protocol of OpenAI: it says what it is told to. */
export class ModelServer {
  readonly key = KEY
  private readonly server: Server
  /** Answers that wait until they are let go on. */
  private held: (() => void)[] = []
  /** What the model answers. */
  reply = ''
  /** Stays silent after the first word, as a model that thinks for long. */
  hangs = false
  /** Whether somebody who was being answered went away before the end. */
  wasLeft = false

  private constructor() {
    this.server = createServer((request, response) => void this.answer(request, response))
  }

  static async start(): Promise<ModelServer> {
    const model = new ModelServer()
    model.server.listen(0, '127.0.0.1')
    await once(model.server, 'listening')
    return model
  }

  get url(): string {
    const { port } = this.server.address() as AddressInfo
    return `http://127.0.0.1:${port}/v1`
  }

  async stop(): Promise<void> {
    for (const letGo of this.held) letGo()
    this.server.closeAllConnections()
    this.server.close()
    await once(this.server, 'close')
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    await text(request)
    if (request.headers.authorization !== `Bearer ${KEY}`) {
      response.writeHead(401, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ error: { message: 'Incorrect API key provided.' } }))
      return
    }
    if (request.url?.endsWith('/models')) {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ data: [{ id: 'large' }, { id: 'small' }] }))
      return
    }
    await this.speak(response)
  }

  private async speak(response: ServerResponse): Promise<void> {
    response.on('close', () => {
      this.wasLeft ||= !response.writableFinished
    })
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    for (const word of this.reply.split(/(?<= )/)) {
      response.write(
        chunk({ choices: [{ index: 0, delta: { role: 'assistant', content: word } }] }),
      )
      if (this.hangs) await new Promise<void>((letGo) => this.held.push(letGo))
    }
    const usage = { prompt_tokens: 90, completion_tokens: 30, total_tokens: 120 }
    response.write(chunk({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }))
    response.write(chunk({ choices: [], usage }))
    response.end('data: [DONE]\n\n')
  }
}

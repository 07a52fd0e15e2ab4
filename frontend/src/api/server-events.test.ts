import { expect, test } from 'vitest'
import { type ServerEvent, serverEvents } from './server-events'

function cutInto(text: string, size: number) {
  const bytes = new TextEncoder().encode(text)
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size))
      controller.close()
    },
  })
}

async function all(text: string, size: number): Promise<ServerEvent[]> {
  const events: ServerEvent[] = []
  for await (const event of serverEvents(cutInto(text, size))) events.push(event)
  return events
}

test.each([1, 2, 7, 1000])('events are read whole from pieces of %i bytes', async (size) => {
  const text = 'event: piece\ndata: {"text":"é“…”"}\n\n: a comment\n\ndata: one\ndata: two\r\n\r\n'
  expect(await all(text, size)).toEqual([
    { name: 'piece', data: '{"text":"é“…”"}' },
    { name: 'message', data: 'one\ntwo' },
  ])
})

test('an event that breaks off is not told', async () => {
  expect(await all('event: done\ndata: {"a', 5)).toEqual([])
})

import * as decoding from 'lib0/decoding'
import { expect, onTestFinished, test } from 'vitest'
import { WebsocketProvider } from 'y-websocket'
import { boardHandlers, newProjectDocument } from '@/testing/board-server'
import { testConfig } from '@/testing/render-route'
import { server } from '@/testing/server'
import { boardSockets } from '@/testing/sockets'
import { createBoardDocument } from './board-document'
import { ASK_SAVED, followSaving, type Saving } from './saving'

const address = `${testConfig.services.storyboard.replace('http', 'ws')}/ws/board`
const HOUR = 3_600_000

/** A service that hears everything and says that it is on disk when it is told to. */
function slowDisk() {
  const questions: (() => void)[] = []
  let hangUp = () => {}
  const hear = boardSockets.addEventListener('connection', ({ client }) => {
    hangUp = () => client.close()
    client.addEventListener('message', (event) => {
      const { data } = event
      if (!(data instanceof ArrayBuffer || data instanceof Uint8Array)) return
      if (decoding.readVarUint(decoding.createDecoder(new Uint8Array(data))) !== ASK_SAVED) return
      event.stopImmediatePropagation()
      questions.push(() => client.send(new Uint8Array([ASK_SAVED])))
    })
  })
  server.use(hear, ...boardHandlers(newProjectDocument()))
  return { questions, hangUp: () => hangUp() }
}

/** A board at that service, with what it said of its edits so far. */
function edited(patience = HOUR) {
  const { doc, maps } = createBoardDocument()
  const provider = new WebsocketProvider(address, 'film', doc, { disableBc: true })
  const said: Saving[] = []
  const stop = followSaving(provider, { onSaving: (saving) => said.push(saving), patience })
  onTestFinished(() => {
    stop()
    provider.destroy()
  })
  return { said, name: (words: string) => maps.project.set('name', words) }
}

test('an edit is saved when the service says that it is on disk, and not before', async () => {
  const { questions } = slowDisk()
  const { said, name } = edited()
  await expect.poll(() => questions.length).toBe(1)
  expect(said).toEqual(['saving'])
  questions[0]?.()
  await expect.poll(() => said).toEqual(['saving', 'saved'])
  name('Low Tide')
  await expect.poll(() => questions.length).toBe(2)
  expect(said).toEqual(['saving', 'saved', 'saving'])
  questions[1]?.()
  await expect.poll(() => said.at(-1)).toBe('saved')
})

test('many edits are asked about at once, and none is taken for another', async () => {
  const { questions } = slowDisk()
  const { said, name } = edited()
  await expect.poll(() => questions.length).toBe(1)
  for (const words of ['Low', 'Low T', 'Low Tide']) name(words)
  questions[0]?.()
  await expect.poll(() => questions.length).toBe(2)
  expect(said).toEqual(['saving'])
  questions[1]?.()
  await expect.poll(() => said).toEqual(['saving', 'saved'])
  expect(questions).toHaveLength(2)
})

test('a service that does not say so in time is told of, until it does', async () => {
  const { questions } = slowDisk()
  const { said, name } = edited(5)
  await expect.poll(() => said).toEqual(['saving', 'unanswered'])
  name('Low Tide')
  await expect.poll(() => questions.length).toBe(1)
  questions[0]?.()
  await expect.poll(() => questions.length).toBe(2)
  questions[1]?.()
  await expect.poll(() => said.at(-1)).toBe('saved')
})

test('what was not answered when the line was cut is asked about on the next one', async () => {
  const { questions, hangUp } = slowDisk()
  const { said, name } = edited()
  await expect.poll(() => questions.length).toBe(1)
  name('Low Tide')
  hangUp()
  await expect.poll(() => questions.length).toBe(2)
  expect(said).toEqual(['saving'])
  questions[1]?.()
  await expect.poll(() => said.at(-1)).toBe('saved')
})

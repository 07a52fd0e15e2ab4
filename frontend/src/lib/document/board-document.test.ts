import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { boardHandlers, newProjectDocument } from '@/testing/board-server'
import { testConfig } from '@/testing/render-route'
import { server } from '@/testing/server'
import { boardSockets } from '@/testing/sockets'
import { createBoardDocument, linkBoardDocument } from './board-document'

const address = `${testConfig.services.storyboard.replace('http', 'ws')}/ws/board`

/** How many writers each opening says it knows of already; a page without a copy knows none. */
function noteWhatIsKnown(): number[] {
  const known: number[] = []
  const note = boardSockets.addEventListener('connection', ({ client }) => {
    client.addEventListener('message', ({ data }) => {
      if (!(data instanceof ArrayBuffer || data instanceof Uint8Array)) return
      const [kind, step, , ...vector] = new Uint8Array(data)
      if (kind === 0 && step === 0) known.push(Y.decodeStateVector(new Uint8Array(vector)).size)
    })
  })
  server.use(note)
  return known
}

const ignore = () => {}

/** A page that opens the board, as soon as there is something to draw. */
async function opened(projectId: string) {
  const board = createBoardDocument()
  const leave = await new Promise<() => void>((ready) => {
    const onReady = () => ready(() => unlink())
    const link = {
      address,
      projectId,
      onConnection: ignore,
      onTrouble: ignore,
      onSaving: ignore,
      onReady,
    }
    const unlink = linkBoardDocument(board, link)
  })
  return { project: board.maps.project, name: board.maps.project.get('name'), leave }
}

test('a board that this machine has a copy of asks only for what is new', async () => {
  server.use(...boardHandlers(newProjectDocument()))
  const known = noteWhatIsKnown()
  const first = await opened('copied')
  first.leave()
  const again = await opened('copied')
  expect(again.name).toBe('The Salt Line')
  await expect.poll(() => known).toEqual([0, 1])
  again.leave()
})

test('what is edited after the copy was read is told, and is in the copy the next time', async () => {
  const doc = newProjectDocument()
  server.use(...boardHandlers(doc))
  const first = await opened('edited')
  first.leave()
  const again = await opened('edited')
  again.project.set('name', 'Low Tide')
  await expect.poll(() => doc.getMap('project').get('name')).toBe('Low Tide')
  again.leave()
  server.resetHandlers(boardSockets.addEventListener('connection', ignore))
  const later = await opened('edited')
  expect(later.name).toBe('Low Tide')
  later.leave()
})

test('a browser that gives no copy away opens the board all the same, and is heard', async () => {
  const doc = newProjectDocument()
  server.use(...boardHandlers(doc))
  const held = await new Promise<IDBDatabase>((done) => {
    const request = indexedDB.open('board:held')
    request.onsuccess = () => done(request.result)
  })
  // Whoever opens it now waits until the database is deleted, and that waits for its holder.
  indexedDB.deleteDatabase('board:held')
  const { project, name, leave } = await opened('held')
  expect(name).toBe('The Salt Line')
  project.set('name', 'Low Tide')
  await expect.poll(() => doc.getMap('project').get('name')).toBe('Low Tide')
  leave()
  held.close()
})

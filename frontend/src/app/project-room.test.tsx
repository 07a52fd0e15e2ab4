import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { boardHandlers, newProjectDocument } from '@/testing/board-server'
import { renderRoute } from '@/testing/render-route'
import { server } from '@/testing/server'
import { boardSockets } from '@/testing/sockets'

const AWARENESS = 1

/** How the service is present while it cannot write: kind, length, state. */
function presentWith(state: Record<string, unknown>): Uint8Array<ArrayBuffer> {
  const awareness = new Awareness(new Y.Doc())
  awareness.setLocalState(state)
  const told = encodeAwarenessUpdate(awareness, [awareness.clientID])
  awareness.destroy()
  return new Uint8Array([AWARENESS, told.length, ...told])
}

test('a board that cannot be opened says why, and opens when it can', async () => {
  let isRefused = true
  server.use(
    boardSockets.addEventListener('connection', ({ client }) => {
      if (isRefused) client.close(4409, 'It was made by a newer version.')
    }),
    ...boardHandlers(newProjectDocument()),
  )
  renderRoute('/p/film/board')
  expect(await screen.findByRole('alert')).toHaveTextContent('It was made by a newer version.')
  isRefused = false
  expect(await screen.findByText('No shot yet')).toBeVisible()
  expect(screen.queryByRole('alert')).not.toBeInTheDocument()
  expect(await screen.findByText('Saved')).toBeVisible()
})

test('nothing is called saved while the service cannot write', async () => {
  server.use(
    ...boardHandlers(newProjectDocument()),
    boardSockets.addEventListener('connection', ({ client }) =>
      client.send(presentWith({ trouble: 'The disk is full.' })),
    ),
  )
  renderRoute('/p/film/board')
  expect(await screen.findByText('Not saved')).toBeVisible()
  expect(screen.getByText('The disk is full.')).toBeVisible()
  expect(screen.queryByText('Saved')).not.toBeInTheDocument()
})

// Before there is a database: links that keep their connections in one let go of them too late.
import './sockets'
import '@testing-library/jest-dom/vitest'
import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { cleanup, configure } from '@testing-library/react'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { server } from './server'
import { unfinished } from './unfinished'

// jsdom draws nothing: what the canvas and the docks measure is given here.
class NoResizes implements ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
globalThis.ResizeObserver ??= NoResizes
Element.prototype.scrollIntoView ??= () => {}
window.scrollTo = () => {}

// The first test of a file also waits for its route to be loaded, on a machine that does other work.
configure({ asyncUtilTimeout: 60_000 })

// Taken before a test puts a clock of its own in its place.
const { setImmediate } = globalThis

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(async () => {
  await Promise.all([...unfinished].map((end) => end()))
  unfinished.clear()
  cleanup()
  // What was asked for last is still answered.
  await new Promise((done) => setImmediate(done))
  server.resetHandlers()
  localStorage.clear()
  globalThis.indexedDB = new IDBFactory()
})
afterAll(() => server.close())

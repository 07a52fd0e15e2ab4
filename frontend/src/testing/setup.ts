import '@testing-library/jest-dom/vitest'
import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { cleanup, configure } from '@testing-library/react'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { server } from './server'

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
configure({ asyncUtilTimeout: 20_000 })

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => {
  cleanup()
  server.resetHandlers()
  localStorage.clear()
  globalThis.indexedDB = new IDBFactory()
})
afterAll(() => server.close())

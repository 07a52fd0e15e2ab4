import { setupServer } from 'msw/node'

/** The network of a test: each test says what the services answer. */
export const server = setupServer()

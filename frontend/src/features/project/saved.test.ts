import { expect, test } from 'vitest'
import { saySaved } from './saved'

const now = new Date()
const well = { connection: 'online', trouble: null, saving: 'saved' } as const

test('everything is called saved only when the service has said so', () => {
  expect(saySaved(well, now)).toMatch(/^Everything is saved/)
  expect(saySaved({ ...well, saving: 'saving' }, now)).toBe('The last edit is being saved.')
  expect(saySaved({ ...well, saving: 'unanswered' }, now)).toMatch(/service does not answer/)
  expect(saySaved({ ...well, trouble: 'The disk is full.' }, now)).toMatch(/The disk is full/)
})

test('a service that is known to be away is not said to be silent', () => {
  expect(saySaved({ ...well, connection: 'offline', saving: 'unanswered' }, now)).toMatch(/is away/)
})

import { expect, test } from 'vitest'
import { workflowSearch } from './workflow-search'

test('an address keeps what is looked for, chosen and open, and forgets the rest', () => {
  const given = { q: 'flux', engine: 'wan', own: ['night', 3], open: 'inputs', view: 'list', x: 1 }
  expect(workflowSearch(given)).toEqual({
    q: 'flux',
    engine: ['wan'],
    own: ['night'],
    open: 'inputs',
    view: 'list',
  })
  expect(workflowSearch({ q: '', open: 'door', engine: [] })).toEqual({})
})

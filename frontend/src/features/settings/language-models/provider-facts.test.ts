import { expect, test } from 'vitest'
import { aProvider, someCredentials } from '@/testing/language-models'
import { accessText, endpointText, inListOrder, isReady, lackOf } from './provider-facts'

const openai = aProvider({ id: 'openai', name: 'OpenAI', type: 'key' })
const withKey = { openai: someCredentials({ has_api_key: true, api_key_last_four: '1234' }) }

test('of a key nothing is told but its last four, and of a short one not even those', () => {
  expect(accessText(openai, withKey)).toBe('Key ····1234')
  expect(accessText(openai, { openai: someCredentials({ has_api_key: true }) })).toBe('Key stored')
  expect(accessText(openai, {})).toBe('No key')
  expect(accessText(openai, { openai: someCredentials({ has_oauth_token: true }) })).toBe(
    'Logged in',
  )
})

test('a local server and one of your own need no key', () => {
  const ollama = aProvider({ id: 'ollama', type: 'local' })
  expect(accessText(ollama, {})).toBe('Needs no key')
  expect(isReady(ollama, {})).toBe(true)
  expect(isReady(openai, {})).toBe(false)
  expect(isReady(openai, withKey)).toBe(true)
})

test('an address that was entered stands instead of the usual one', () => {
  const known = { openai: someCredentials({ endpoint: 'https://proxy.test/v1' }) }
  expect(endpointText(openai, known)).toBe('https://proxy.test/v1')
  expect(endpointText(openai, {})).toBe('https://api.test/v1')
})

test('what was set up stands before what was not, and what cannot be asked is no choice', () => {
  const all = [
    aProvider({ id: 'together', type: 'key' }),
    openai,
    aProvider({ id: 'fal', type: 'none' }),
    aProvider({ id: 'offline', type: 'offline' }),
    aProvider({ id: 'mine', type: 'own' }),
  ]
  const ids = inListOrder(all, withKey).map(({ id }) => id)
  expect(ids).toEqual(['offline', 'mine', 'openai', 'together'])
})

test('a choice that cannot answer yet says what is missing', () => {
  expect(lackOf(openai, null, {})).toBe('OpenAI has no key yet; set one below.')
  expect(lackOf(openai, null, withKey)).toBe('No model of OpenAI is chosen yet.')
  expect(lackOf(openai, 'small', withKey)).toBeNull()
  expect(lackOf(aProvider({ type: 'offline' }), null, {})).toBeNull()
})

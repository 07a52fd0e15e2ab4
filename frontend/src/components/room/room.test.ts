import { expect, test } from 'vitest'
import type { ServiceState } from '@/api/types'
import { contains } from './contains'
import { readSizes, withinLimits } from './dock-sizes'
import { serviceSentence } from './notice-words'

test('docks keep within their limits, and nonsense in the store is nothing', () => {
  expect(withinLimits('outline', 10)).toBe(200)
  expect(withinLimits('inspector', 999)).toBe(480)
  expect(readSizes('{"outline": 300, "inspector": "wide"}')).toEqual({ outline: 300 })
  expect(readSizes('{')).toEqual({})
  expect(readSizes(null)).toEqual({})
})

test('a service that is down is named with what happens next', () => {
  const service: ServiceState = {
    name: 'prompt_engine',
    label: 'Prompt engine',
    state: 'restarting',
    restarts: 1,
    retry_in_seconds: 3.4,
    message: null,
  }
  expect(serviceSentence(service)).toBe('Prompt engine restarts, next try in 4 s')
  expect(serviceSentence({ ...service, state: 'stopped', message: 'Port 9800 is taken' })).toBe(
    'Prompt engine has stopped: Port 9800 is taken',
  )
})

test('the palette finds words in any order, case and accent', () => {
  expect(contains('2B Mara at the Valve', 'valve mara')).toBe(true)
  expect(contains('Übung', 'ubung')).toBe(true)
  expect(contains('2B Mara', 'oskar')).toBe(false)
})

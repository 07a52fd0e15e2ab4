import { expect, test } from 'vitest'
import type { ServiceState } from '@/api/types'
import { servicesSentence } from './services-sentence'

const gallery: ServiceState = {
  name: 'gallery',
  label: 'Gallery',
  state: 'running',
  restarts: 0,
  retry_in_seconds: null,
  message: null,
}

test('all is well in one sentence', () => {
  expect(servicesSentence([gallery])).toEqual({ isFine: true, text: 'All services run' })
})

test('a service that starts again says when', () => {
  const again: ServiceState = { ...gallery, state: 'restarting', retry_in_seconds: 3.2 }
  expect(servicesSentence([again]).text).toBe('Gallery stopped and starts again in 4 s')
})

test('a stopped service gives its own reason', () => {
  const stopped: ServiceState = { ...gallery, state: 'stopped', message: 'Port 9830 is in use' }
  expect(servicesSentence([gallery, stopped])).toEqual({
    isFine: false,
    text: 'Port 9830 is in use',
  })
})

test('without an answer the console itself has stopped', () => {
  expect(servicesSentence(undefined).isFine).toBe(false)
})

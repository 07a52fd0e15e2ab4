import { expect, test } from 'vitest'
import type { ProjectSettings } from '@/api/types'
import { changesOf, draftOf, isUnchanged, sayRate, sayStale } from './draft'

const settings: ProjectSettings = {
  id: 'film',
  name: 'The Salt Line',
  path: '/films/The Salt Line',
  description: '',
  frame_width: 1.85,
  frame_height: 1,
  fps: 24,
  naming_profile: 'director',
  naming_pattern: null,
  defaults: { template_id: null, seconds: null },
  folders: { inputs: null, takes: null },
}
const draft = draftOf(settings)

test('a form that says what is set changes nothing', () => {
  expect(isUnchanged(changesOf(settings, draft))).toBe(true)
})

test('only what was changed is sent, folders and defaults as wholes', () => {
  expect(changesOf(settings, { ...draft, name: ' Salt ', fps: 25 })).toEqual({
    name: 'Salt',
    fps: 25,
  })
  expect(changesOf(settings, { ...draft, takes: 'renders ', seconds: 3 })).toEqual({
    defaults: { template_id: null, seconds: 3 },
    folders: { inputs: null, takes: 'renders' },
  })
  const own: ProjectSettings = { ...settings, naming_pattern: '{shot}_v{version}' }
  expect(changesOf(own, draft)).toEqual({ naming_pattern: null })
})

test('another frame says how many rendered shots become stale', () => {
  const wide = { ...draft, frameWidth: 2.39 }
  expect(sayStale(settings, wide, 9)).toContain('9 rendered shots were made')
  expect(sayStale(settings, wide, 1)).toContain('1 rendered shot was made')
  expect(sayStale(settings, wide, 0)).toBeNull()
  expect(sayStale(settings, { ...draft, frameWidth: 3.7, frameHeight: 2 }, 9)).toBeNull()
})

test('another rate says that shots keep their frames', () => {
  expect(sayRate(settings, draft)).toBeNull()
  expect(sayRate(settings, { ...draft, fps: 25 })).toContain('lasted 2.00 s and will last 1.92 s')
})

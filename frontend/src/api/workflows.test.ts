import { expect, test } from 'vitest'
import { testConfig } from '@/testing/render-route'
import { createApi } from './client'
import { exportUrl } from './workflows'

test('an export names each workflow by itself, or none for all of them', () => {
  const api = createApi(testConfig)
  const all = 'http://prompt-engine.test/api/workflows/export'
  expect(exportUrl(api)).toBe(all)
  expect(exportUrl(api, ['sea-wall', 'still'])).toBe(`${all}?ids=sea-wall&ids=still`)
})

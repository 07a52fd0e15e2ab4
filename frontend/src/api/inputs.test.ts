import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { testConfig } from '@/testing/render-route'
import { server } from '@/testing/server'
import { createApi } from './client'
import { keepInput } from './inputs'

const inputs = `${testConfig.services.storyboard}/api/projects/film/inputs`

test.each([
  ['The body is larger than 100 MB.', 'rain.mov was not taken in. The body is larger than 100 MB.'],
  ['rain.mov is larger than 4 MB.', 'rain.mov is larger than 4 MB.'],
])('of a file that is too large the name is told: %s', async (detail, told) => {
  server.use(http.post(inputs, () => HttpResponse.json({ title: '', detail }, { status: 413 })))
  const kept = keepInput(createApi(testConfig), 'film', new File(['x'], 'rain.mov'))
  await expect(kept).rejects.toThrow(new RegExp(`^${told}$`))
})

import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { testConfig } from '@/testing/render-route'
import { server } from '@/testing/server'
import { createApi } from './client'
import { orderWrittenGraph } from './jobs'

test('a graph is ordered with every digit of its seed', async () => {
  let sent = ''
  server.use(
    http.post('*/api/job', async ({ request }) => {
      sent = await request.text()
      return HttpResponse.json({ job_id: 'j', status: 'queued', message: '', backend_id: null })
    }),
  )
  const text = '{"6": {"class_type": "KSampler", "inputs": {"seed": 18446744073709551615}}}'
  const graph = { text, parsed: JSON.parse(text) }
  await orderWrittenGraph(createApi(testConfig), graph, {
    metadata: { shot: '1A' },
    interactive: true,
  })
  expect(sent).toContain('"seed": 18446744073709551615')
  expect(JSON.parse(sent)).toMatchObject({ metadata: { shot: '1A' }, interactive: true })
})

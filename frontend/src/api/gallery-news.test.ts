import { ws } from 'msw'
import { expect, onTestFinished, test } from 'vitest'
import { anIndex } from '@/testing/gallery-server'
import { testConfig } from '@/testing/render-route'
import { server } from '@/testing/server'
import { createApi } from './client'
import { followGallery } from './gallery-news'

const gallery = ws.link(`${testConfig.services.gallery.replace('http', 'ws')}/ws/gallery`)

test('what was read before the line was cut is read again once the service tells of changes', async () => {
  const happened: string[] = []
  server.use(
    gallery.addEventListener('connection', ({ client }) => {
      const isFirst = happened.length === 0
      happened.push('connected')
      if (isFirst) return void setTimeout(() => client.close())
      // A service opens the project before it listens to what changes in it.
      setTimeout(() => {
        happened.push('listens')
        client.send(JSON.stringify({ type: 'index', status: anIndex({}) }))
      }, 50)
    }),
  )
  const stop = followGallery(createApi(testConfig), {
    project: 'film',
    onNews: ({ type }) => happened.push(type),
    onAgain: () => happened.push('again'),
  })
  onTestFinished(stop)
  await expect.poll(() => happened.at(-1), { timeout: 60_000 }).toBe('index')
  expect(happened).toEqual(['connected', 'connected', 'listens', 'again', 'index'])
})

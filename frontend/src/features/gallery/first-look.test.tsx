import { screen, waitFor } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { boardHandlers, newProjectDocument } from '@/testing/board-server'
import { aFile, galleryHandlers } from '@/testing/gallery-server'
import { renderRoute, testConfig } from '@/testing/render-route'
import { server } from '@/testing/server'
import { boardSockets } from '@/testing/sockets'

const { gallery } = testConfig.services

test('what will be seen first is read while the project is still being opened', async () => {
  const { handlers, asked } = galleryHandlers({ files: [aFile({ id: 640 }), aFile({ id: 576 })] })
  const read: number[] = []
  server.use(
    boardSockets.addEventListener('connection', () => undefined),
    http.post<never, { ids: number[] }>(
      `${gallery}/api/gallery/files/by-id`,
      async ({ request }) => {
        read.push(...(await request.json()).ids)
        return HttpResponse.json({ files: [] })
      },
    ),
    ...handlers,
  )
  renderRoute('/p/film/gallery?q=&sort=name')
  await waitFor(() => expect(read).toEqual([640, 576]))
  expect(asked.map(({ path, search }) => [path, search.sort])).toEqual([
    ['/api/gallery/order', 'name'],
  ])
  expect(screen.getByText('The gallery opens')).toBeInTheDocument()
})

test('what was read for one opening is not taken for the next one', async () => {
  const { handlers, state } = galleryHandlers({ files: [aFile({ id: 640, name: 'harbour.png' })] })
  server.use(...boardHandlers(newProjectDocument()), ...handlers)
  const { router } = renderRoute('/p/film/gallery')
  const row = (name: RegExp) => screen.findByRole('row', { name })
  await row(/^harbour, picture/)
  await router.navigate({ to: '/p/$project/board', params: { project: 'film' } })
  await screen.findByText('No shot yet')
  state.files = [aFile({ id: 640, name: 'lighthouse.png' })]
  await router.navigate({ to: '/p/$project/gallery', params: { project: 'film' } })
  await row(/^lighthouse, picture/)
})

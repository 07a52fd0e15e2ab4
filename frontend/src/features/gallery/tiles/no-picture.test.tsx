import { fireEvent, screen, waitFor } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { aFile, galleryHandlers } from '@/testing/gallery-server'
import { renderRoute, testConfig } from '@/testing/render-route'
import { server } from '@/testing/server'

const damaged = 'wall.png is damaged or not what its name says; render it again.'
const noRoute = { timeout: 20_000 }

function openGallery(files: Parameters<typeof aFile>[0][]) {
  const { handlers } = galleryHandlers({ files: files.map(aFile) })
  server.use(
    ...handlers,
    http.get(`${testConfig.services.gallery}/api/gallery/thumbnail`, () =>
      HttpResponse.json({ title: 'Damaged', status: 422, detail: damaged }, { status: 422 }),
    ),
  )
  return renderRoute('/p/film/gallery')
}

/** The browser has tried, and could not draw it. */
async function fail(name: RegExp) {
  const row = await screen.findByRole('row', { name }, noRoute)
  const image = await waitFor(() => {
    const found = row.querySelector('img')
    if (!found) throw new Error('Nothing was tried yet.')
    return found
  })
  fireEvent.error(image)
}

test('a picture that cannot be drawn says why in its tile, and in the name of its row', async () => {
  openGallery([{ id: 640, name: 'wall.png' }])
  await fail(/^wall, picture/)
  expect(await screen.findByText(damaged)).toBeVisible()
  expect(await screen.findByRole('row', { name: `wall, picture, ${damaged}` })).toBeVisible()
})

test('what the index knows of a broken file is not asked again', async () => {
  openGallery([{ id: 640, name: 'wall.png', remark: 'wall.png has no header of a picture.' }])
  await fail(/^wall, picture/)
  expect(await screen.findByText('wall.png has no header of a picture.')).toBeVisible()
  expect(screen.queryByText(damaged)).not.toBeInTheDocument()
})

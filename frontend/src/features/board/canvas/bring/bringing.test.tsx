import { fireEvent, screen, waitFor } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { boardHandlers, newProjectDocument } from '@/testing/board-server'
import { renderRoute, testConfig } from '@/testing/render-route'
import { server } from '@/testing/server'

const imports = `${testConfig.services.storyboard}/api/projects/film/shots/:shot/imports`

/** A board whose service cannot show files that are called `torn`. */
async function openBoard() {
  const doc = newProjectDocument()
  server.use(
    http.post(imports, async ({ request }) => {
      const { path }: { path: string } = JSON.parse(await request.text())
      const detail = `${path} is not a whole picture.`
      return path.includes('torn')
        ? HttpResponse.json({ title: 'Not usable', detail }, { status: 422 })
        : HttpResponse.json({ take_id: 't', path, version: 1 }, { status: 201 })
    }),
    ...boardHandlers(doc),
  )
  const { container } = renderRoute('/p/film/board')
  await screen.findByText('No shot yet')
  const drop = (...paths: string[]) => {
    const kept = new Map([['application/x-studio-files', JSON.stringify(paths)]])
    const types = ['application/x-directors-console-file', ...kept.keys()]
    const dataTransfer = { types, getData: (type: string) => kept.get(type) ?? '' }
    const canvas = container.querySelector('.canvas-keys')
    if (canvas) fireEvent.drop(canvas, { dataTransfer, clientX: 300, clientY: 200 })
  }
  return { doc, drop }
}

test('of a picture that cannot be brought in nothing is left on the board but its reason', async () => {
  const { doc, drop } = await openBoard()
  drop('inputs/wall.png', 'inputs/torn.png')
  expect(await screen.findByText('inputs/torn.png is not a whole picture.')).toBeVisible()
  expect(await screen.findByRole('treeitem', { name: /^1A/ })).toBeVisible()
  await waitFor(() => expect(doc.getMap('placements').size).toBe(1))
  expect(doc.getMap('shots').size).toBe(1)
  expect(doc.getMap('trash').size).toBe(0)
})

test('where nothing could be brought in the board is as it was', async () => {
  const { doc, drop } = await openBoard()
  drop('inputs/torn.png', 'inputs/torn too.png')
  expect(await screen.findByText(/torn.png is not a whole picture. And 1 more./)).toBeVisible()
  await waitFor(() => expect(doc.getMap('shots').size).toBe(0))
  expect(await screen.findByText('No shot yet')).toBeVisible()
})

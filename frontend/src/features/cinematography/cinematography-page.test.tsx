import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { boardHandlers, newProjectDocument } from '@/testing/board-server'
import { renderRoute, testConfig } from '@/testing/render-route'
import { server } from '@/testing/server'

const { prompt_engine: promptEngine } = testConfig.services

const kane = {
  id: 'kane',
  name: 'Citizen Kane',
  year: 1941,
  cinematographers: ['Gregg Toland'],
  ratio: 1.37,
  light: 'low_key',
  body: null,
  lens_family: null,
  focal_length: 24,
  capture_format: null,
  palette: ['#0c0d0f', '#6d7276', '#a9adaf', '#e2e3e1'],
}

function presetHandlers() {
  const asked: string[] = []
  const handlers = [
    http.get(`${promptEngine}/presets/search/live-action`, ({ request }) => {
      asked.push(new URL(request.url).searchParams.get('q') ?? '')
      return HttpResponse.json({ count: 1, presets: [kane], filters: {} })
    }),
    http.get(`${promptEngine}/presets/eras`, () => HttpResponse.json({ eras: [], entries: [] })),
    http.get(`${promptEngine}/presets/domains`, () =>
      HttpResponse.json({ domains: [], entries: [] }),
    ),
    http.post(`${promptEngine}/apply-preset/live-action`, () =>
      HttpResponse.json({
        camera: { size: 'close_up', lens: 'mm_50' },
        gaps: [{ field: 'rig', kind: 'unknown', message: 'The rig is not known here.' }],
      }),
    ),
    http.get(`${promptEngine}/target-models`, () => HttpResponse.json([])),
    http.post(`${promptEngine}/generate-prompt`, async ({ request }) => {
      const { camera }: { camera: object } = JSON.parse(await request.clone().text())
      const isClose = 'size' in camera
      return HttpResponse.json({
        prompt: isClose ? 'Close-up, she turns.' : 'She turns.',
        negative_prompt: '',
        spans: isClose ? [{ field: 'size', start: 0, end: 8 }] : [],
        notes: [{ kind: 'dropped', field: 'timing', sentence: 'A still has no pace.' }],
        length: { count: 3, most: 77, unit: 'tokens' },
        validation: { status: 'valid', messages: [] },
      })
    }),
  ]
  return { asked, handlers }
}

function openRoom(codes: readonly string[]) {
  const doc = newProjectDocument()
  codes.forEach((code, place) => {
    const facts = { id: code, scene_id: 's1', order: place, code, name: '', template_id: 'still' }
    const shot = new Y.Map<unknown>(Object.entries(facts))
    shot.set('camera', new Y.Map())
    doc.getMap('shots').set(code, shot)
  })
  const { asked, handlers } = presetHandlers()
  server.use(...handlers, ...boardHandlers(doc))
  const cameras = () =>
    codes.map((code): unknown => {
      const shot = doc.getMap('shots').get(code)
      return shot instanceof Y.Map ? shot.toJSON().camera : null
    })
  const search = codes.length > 1 ? `?shot=${encodeURIComponent(JSON.stringify(codes))}` : ''
  return { asked, cameras, ...renderRoute(`/p/film/cinematography${search}`) }
}

test('a project without shots leads back to the board', async () => {
  openRoom([])
  expect(await screen.findByText('There is no shot to set a camera for.')).toBeVisible()
  expect(screen.getByRole('link', { name: 'Go to the board' })).toBeVisible()
})

test('a preset shows what it changes, is applied to each shot and taken back as one', async () => {
  const { cameras, user } = openRoom(['1A', '1B'])
  await user.click(await screen.findByRole('button', { name: /Citizen Kane/ }))
  const preview = within(await screen.findByRole('region', { name: 'What Citizen Kane changes' }))
  expect(preview.getByText('Close-up')).toBeVisible()
  expect(preview.getByText('The rig is not known here.')).toBeVisible()
  await user.click(preview.getByRole('button', { name: 'Apply to 2 shots' }))
  const applied = { size: 'close_up', lens: 'mm_50' }
  await waitFor(() => expect(cameras()).toEqual([applied, applied]))
  await user.keyboard('{Control>}z{/Control}')
  await waitFor(() => expect(cameras()).toEqual([{}, {}]))
})

test('the prompt follows the fields, and says which phrase is whose and what it left out', async () => {
  const { user } = openRoom(['1A'])
  const prompt = within(await screen.findByRole('region', { name: 'Prompt' }))
  expect(await prompt.findByText('She turns.')).toBeVisible()
  expect(prompt.getByText('3 of 77 tokens')).toBeVisible()
  expect(prompt.getByText('A still has no pace.')).toBeVisible()
  await user.click(screen.getByRole('button', { name: /^Size/ }))
  await user.click(await screen.findByRole('option', { name: /^Close-up/ }))
  expect(await prompt.findByTitle('Size')).toHaveTextContent('Close-up')
})

test('a card says of a format that is not known that it is not', async () => {
  openRoom(['1A'])
  const card = await screen.findByRole('button', { name: /Citizen Kane/ })
  expect(card).toHaveTextContent('Format not known')
})

test('typing in the gallery asks for what was typed', async () => {
  const { asked, user } = openRoom(['1A'])
  await user.type(await screen.findByRole('textbox', { name: 'Find a preset' }), 'toland')
  await waitFor(() => expect(asked.at(-1)).toBe('toland'))
})

import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { boardHandlers, newProjectDocument } from '@/testing/board-server'
import { renderRoute, testConfig } from '@/testing/render-route'
import { server } from '@/testing/server'

const { storyboard, orchestrator, prompt_engine: promptEngine } = testConfig.services

function openBoard() {
  const doc = newProjectDocument()
  server.use(...boardHandlers(doc))
  return { doc, ...renderRoute('/p/film/board') }
}

const shots = (doc: Y.Doc) =>
  [...doc.getMap('shots').values()].filter((shot) => shot instanceof Y.Map)

test('an unknown project says so and leads back', async () => {
  server.use(
    http.get(`${storyboard}/api/projects/gone`, () =>
      HttpResponse.json({ title: 'Not found', detail: 'No project has that id.' }, { status: 404 }),
    ),
    ...boardHandlers(newProjectDocument()),
  )
  renderRoute('/p/gone/board')
  expect(await screen.findByText('No project has that id.')).toBeVisible()
  expect(screen.getByRole('link', { name: 'Go to all projects' })).toHaveAttribute('href', '/')
})

test('a new project offers the first shot, and N makes it for everybody', async () => {
  const { doc, user } = openBoard()
  expect(await screen.findByText('No shot yet')).toBeVisible()
  await user.keyboard('n')
  expect(await screen.findByRole('treeitem', { name: /^1A/ })).toBeVisible()
  expect(screen.queryByText('No shot yet')).not.toBeInTheDocument()
  await waitFor(() => expect(shots(doc)).toHaveLength(1))
})

test('words and camera reach the document, and the prompt follows', async () => {
  const { doc, user } = openBoard()
  await user.click(await screen.findByRole('button', { name: /New shot N/ }))
  const words = await screen.findByRole('textbox', { name: 'What happens in the shot' })
  await user.type(words, 'She turns')
  await user.click(await screen.findByRole('button', { name: /Size/ }))
  await user.click(await screen.findByRole('option', { name: /Close-up/ }))
  await waitFor(() => {
    const [shot] = shots(doc).map((each) => each.toJSON())
    expect(shot).toMatchObject({ description: 'She turns', camera: { size: 'close_up' } })
  })
  const prompt = screen.getByRole('textbox', { name: /^Prompt/ })
  await waitFor(() => expect(prompt).toHaveValue('Written: She turns'))
})

test('after a new scene the next shot is in it', async () => {
  const { user } = openBoard()
  await screen.findByText('No shot yet')
  await user.keyboard('n')
  await screen.findByRole('treeitem', { name: /^1A/ })
  await user.keyboard('{Shift>}n{/Shift}')
  await user.keyboard('n')
  expect(await screen.findByRole('treeitem', { name: /^2A/ })).toBeVisible()
})

test('E leads from a new shot to its words', async () => {
  const { doc, user } = openBoard()
  await screen.findByText('No shot yet')
  await user.keyboard('n')
  await screen.findByRole('treeitem', { name: /^1A/ })
  await user.keyboard('e')
  const words = await screen.findByRole('textbox', { name: 'What happens in the shot' })
  await waitFor(() => expect(words).toHaveFocus())
  await user.keyboard('A wall')
  await waitFor(() => {
    const [shot] = shots(doc).map((each) => each.toJSON())
    expect(shot).toMatchObject({ description: 'A wall' })
  })
})

test('a letter on a closed list is a command and no choice', async () => {
  const { doc, user } = openBoard()
  await screen.findByText('No shot yet')
  await user.keyboard('n')
  await user.click(await screen.findByRole('button', { name: /Size/ }))
  await user.click(await screen.findByRole('option', { name: /Close-up/ }))
  expect(screen.getByRole('button', { name: /Size/ })).toHaveFocus()
  await user.keyboard('n')
  await waitFor(() => expect(shots(doc)).toHaveLength(2))
  const first = shots(doc).find((shot) => shot.get('code') === '1A')
  expect(first?.toJSON()).toMatchObject({ camera: { size: 'close_up' } })
})

test('G sends the shot to be rendered, and the panel is queued at once', async () => {
  const ordered: unknown[] = []
  const { user } = openBoard()
  server.use(
    http.post(`${promptEngine}/api/templates/build_workflow`, () =>
      HttpResponse.json({
        success: true,
        workflow: {},
        applied_changes: [],
        fingerprint: 'f',
        inputs: {},
        values: { steps: 14 },
        seed: 7,
        prompt: 'Rain',
        negative_prompt: '',
      }),
    ),
    http.post(`${orchestrator}/api/job`, async ({ request }) => {
      ordered.push(await request.clone().json())
      const receipt = { job_id: 'j1', status: 'queued', message: '', backend_id: null }
      return HttpResponse.json(receipt, { status: 202 })
    }),
  )
  await screen.findByText('No shot yet')
  await user.keyboard('n')
  await user.keyboard('g')
  expect(await screen.findByRole('treeitem', { name: /^1A.*queued/ })).toBeVisible()
  await waitFor(() => expect(ordered).toHaveLength(1))
  expect(ordered[0]).toMatchObject({
    interactive: true,
    metadata: { project_id: 'film', shot: '1A', template_id: 'still', values: { steps: 14 } },
  })
})

test('a refusal stands on the panel and in a message, with its sentence', async () => {
  const { user } = openBoard()
  const detail = 'No node is online.'
  server.use(
    http.post(`${promptEngine}/api/templates/build_workflow`, () =>
      HttpResponse.json({ title: 'Unavailable', detail }, { status: 503 }),
    ),
  )
  await screen.findByText('No shot yet')
  await user.keyboard('n')
  await user.keyboard('g')
  expect(
    await screen.findByRole('treeitem', { name: /^1A.*failed: No node is online/ }),
  ).toBeVisible()
  const messages = within(screen.getByRole('region', { name: 'Messages' }))
  expect(messages.getByText(`1A: ${detail}`)).toBeVisible()
  expect(messages.getByRole('button', { name: 'Retry' })).toBeVisible()
})

test('a deleted shot comes back by the message that tells of it', async () => {
  const { doc, user } = openBoard()
  await screen.findByText('No shot yet')
  await user.keyboard('n')
  await screen.findByRole('treeitem', { name: /^1A/ })
  await user.keyboard('{Delete}')
  await waitFor(() => expect(shots(doc)).toHaveLength(0))
  const messages = within(screen.getByRole('region', { name: 'Messages' }))
  await user.click(messages.getByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(shots(doc)).toHaveLength(1))
})

test('sketches are told from pictures until the notice is closed', async () => {
  const { user } = openBoard()
  expect(await screen.findByText(/Pictures are storyboard sketches/)).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Close the notice' }))
  expect(screen.queryByText(/Pictures are storyboard sketches/)).not.toBeInTheDocument()
})

test('the palette goes to a shot and runs commands', async () => {
  const { user } = openBoard()
  await screen.findByText('No shot yet')
  await user.keyboard('{Control>}k{/Control}')
  const palette = await screen.findByRole('dialog', { name: 'Commands' })
  await user.type(await within(palette).findByRole('searchbox'), 'new scene')
  await user.keyboard('{Enter}')
  expect(await screen.findByRole('treeitem', { name: /Scene 2/ })).toBeVisible()
})

test('a scene gets an alternate by key, and the first one stands again from its menu', async () => {
  const { user } = openBoard()
  await screen.findByText('No shot yet')
  await user.keyboard('n')
  await user.keyboard('{Alt>}{Shift>}a{/Shift}{/Alt}')
  const scene = await screen.findByRole('treeitem', { name: /^1 A2/ })
  expect(screen.getByRole('treeitem', { name: /^1B/ })).toBeVisible()
  expect(screen.queryByRole('treeitem', { name: /^1A/ })).not.toBeInTheDocument()
  await user.pointer({ keys: '[MouseRight]', target: scene })
  await user.click(await screen.findByRole('menuitem', { name: 'Put A1 on the board' }))
  expect(await screen.findByRole('treeitem', { name: /^1A/ })).toBeVisible()
  await waitFor(() => expect(screen.getByRole('radio', { name: 'A1' })).toBeChecked())
})

test('a prompt begins with what its scene says, unless the shot leaves that out', async () => {
  const { doc, user } = openBoard()
  await screen.findByText('No shot yet')
  await user.click(await screen.findByRole('treeitem', { name: /Scene 1/ }))
  await user.type(await screen.findByRole('textbox', { name: 'Every prompt begins with' }), 'Rain')
  await user.keyboard('{Escape}')
  await user.click(await screen.findByRole('button', { name: /New shot N/ }))
  await user.type(await screen.findByRole('textbox', { name: 'What happens in the shot' }), 'Sun')
  const prompt = await screen.findByRole('textbox', { name: /^Prompt/ })
  await waitFor(() => expect(prompt).toHaveValue('Written: Rain, Sun'))
  await user.click(screen.getByRole('switch', { name: 'With the scene’s text' }))
  await waitFor(() => expect(prompt).toHaveValue('Written: Sun'))
  expect(shots(doc)[0]?.get('without_scene_text')).toBe(true)
})

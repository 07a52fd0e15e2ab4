import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import type { NamesWanted, ProjectChanges, ProjectSettings, Work } from '@/api/types'
import { boardHandlers, newProjectDocument } from '@/testing/board-server'
import { renderRoute, testConfig } from '@/testing/render-route'
import { server } from '@/testing/server'

const { storyboard } = testConfig.services
const DIRECTOR = '{project}/{shot}/{project}_{shot}_v{version:03d}'

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

const aWork = (facts: Partial<Work> = {}): Work => ({
  id: 'w1',
  kind: 'save_as',
  label: 'Brine',
  state: 'running',
  message: null,
  files: 3,
  total_files: 1204,
  bytes: 10,
  total_bytes: 1000,
  project: null,
  path: null,
  ...facts,
})

/** The board's room with its project's settings; `sent` is what was saved. */
async function openRoom() {
  const sent: ProjectChanges[] = []
  server.use(
    ...boardHandlers(newProjectDocument()),
    http.get(`${storyboard}/api/projects/film/settings`, () => HttpResponse.json(settings)),
    http.get(`${storyboard}/api/naming`, () =>
      HttpResponse.json({
        profiles: { director: DIRECTOR, pipeline: '{project}/images/{kind}_{shot}_{timestamp}' },
        tokens: [{ token: '{seed}', words: 'the seed that it was made from' }],
      }),
    ),
    http.post(`${storyboard}/api/projects/film/naming/preview`, async ({ request }) => {
      const wanted: NamesWanted = JSON.parse(await request.text())
      const pattern = wanted.pattern ?? String(wanted.profile)
      return pattern.includes('{nonsense}')
        ? HttpResponse.json({ detail: '{nonsense} is no token.' }, { status: 422 })
        : HttpResponse.json({ pattern, shot: '1A', names: [1, 2, 3].map((n) => `${pattern}-${n}`) })
    }),
    http.patch(`${storyboard}/api/projects/film`, async ({ request }) => {
      const changes: ProjectChanges = JSON.parse(await request.text())
      sent.push(changes)
      return HttpResponse.json({ ...settings, ...changes })
    }),
  )
  const view = renderRoute('/p/film/board')
  // The first test also waits for the board's room to be loaded.
  await screen.findByRole('button', { name: 'Project The Salt Line' })
  return { ...view, sent }
}

async function openSettings() {
  const room = await openRoom()
  await room.user.keyboard('{Control>},{/Control}')
  const dialog = await screen.findByRole('dialog', { name: 'Project settings' })
  await within(dialog).findByRole('textbox', { name: 'Name' })
  return { ...room, dialog: within(dialog) }
}

test('the settings open by key, and only what was changed is sent', async () => {
  const { user, dialog, sent } = await openSettings()
  const name = dialog.getByRole('textbox', { name: 'Name' })
  await user.clear(name)
  await user.type(name, 'Brine')
  await user.click(dialog.getByRole('radio', { name: '25' }))
  expect(dialog.getByRole('status')).toHaveTextContent('Shots keep their frames')
  await user.click(dialog.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(sent).toEqual([{ name: 'Brine', fps: 25 }]))
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
})

test('a pattern of one’s own shows its next names while it is typed, or what is wrong', async () => {
  const { user, dialog, sent } = await openSettings()
  const names = () => dialog.findByRole('list', { name: 'The next three names' })
  expect(await names()).toHaveTextContent('director-1.png')
  await user.click(await dialog.findByRole('radio', { name: 'Own' }))
  const pattern = dialog.getByRole('textbox', { name: 'Pattern' })
  expect(pattern).toHaveValue(DIRECTOR)
  await user.click(await dialog.findByRole('button', { name: /^\{seed\}: the seed/ }))
  expect(pattern).toHaveValue(`${DIRECTOR}{seed}`)
  await user.clear(pattern)
  await user.paste('{nonsense}')
  expect(await dialog.findByRole('alert')).toHaveTextContent('{nonsense} is no token.')
  await user.clear(pattern)
  await user.paste('{shot}_v{version}')
  await waitFor(async () => expect(await names()).toHaveTextContent('{shot}_v{version}-2.png'))
  await user.click(dialog.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(sent).toEqual([{ naming_pattern: '{shot}_v{version}' }]))
})

test('Ctrl+S says that everything is saved', async () => {
  const { user } = await openRoom()
  expect(await screen.findByText('Saved')).toBeVisible()
  await user.keyboard('{Control>}s{/Control}')
  expect(await screen.findByText(/^Everything is saved, as of /)).toBeVisible()
})

test('saving as shows how far the copy is, and goes on in it', async () => {
  const { user, router } = await openRoom()
  let work = aWork()
  server.use(
    http.post(`${storyboard}/api/projects/film/save-as`, () =>
      HttpResponse.json(work, { status: 202 }),
    ),
    http.get(`${storyboard}/api/works/w1`, () => HttpResponse.json(work)),
    http.get(`${storyboard}/api/projects/copy`, () =>
      HttpResponse.json({ detail: 'Not in this test.' }, { status: 404 }),
    ),
  )
  await user.keyboard('{Control>}{Shift>}s{/Shift}{/Control}')
  const dialog = await screen.findByRole('dialog', { name: 'Save as' })
  expect(within(dialog).getByRole('textbox', { name: 'Name' })).toHaveValue('The Salt Line copy')
  await user.click(within(dialog).getByRole('button', { name: 'Save as' }))
  const progress = await screen.findByRole('progressbar', { name: 'Saving as Brine' })
  expect(progress).toHaveTextContent('3 of 1,204 files')
  const project = { id: 'copy', name: 'Brine', path: '/films/Brine' }
  work = aWork({ state: 'done', project, path: project.path })
  await waitFor(() => expect(router.state.location.pathname).toBe('/p/copy/board'))
  expect(await screen.findByText('Not in this test.')).toBeVisible()
})

test('a copy under way can be cancelled', async () => {
  const { user } = await openRoom()
  let work = aWork({ kind: 'duplicate' })
  server.use(
    http.post(`${storyboard}/api/projects/film/duplicate`, () =>
      HttpResponse.json(work, { status: 202 }),
    ),
    http.get(`${storyboard}/api/works/w1`, () => HttpResponse.json(work)),
    http.post(`${storyboard}/api/works/w1/cancel`, () => {
      work = aWork({ state: 'cancelled', message: 'It was cancelled; nothing of it is left.' })
      return HttpResponse.json(work)
    }),
  )
  await user.click(screen.getByRole('button', { name: 'Project The Salt Line' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Duplicate the project' }))
  await user.click(await screen.findByRole('button', { name: 'Duplicate' }))
  await user.click(await screen.findByRole('button', { name: 'Cancel' }))
  expect(await screen.findByText('It was cancelled; nothing of it is left.')).toBeVisible()
})

import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import type { FolderListing, Project } from '@/api/types'
import { boardHandlers, newProjectDocument } from '@/testing/board-server'
import { renderRoute } from '@/testing/render-route'
import { server } from '@/testing/server'
import { aProject } from './testing'

const storyboard = (path: string) => `http://storyboard.test${path}`
const problem = (status: number, detail: string) => HttpResponse.json({ detail }, { status })

function listed(projects: Project[]) {
  server.use(http.get(storyboard('/api/projects'), () => HttpResponse.json({ projects })))
}

function foldersAt(path: string, folders: FolderListing['folders']) {
  server.use(
    http.get(storyboard('/api/folders'), () =>
      HttpResponse.json({ path, parent: '/', folders, archives: [] }),
    ),
  )
}

const musicVideo = {
  id: 'music_video',
  label: 'Music video',
  detail: 'A band and a story beside it',
  frame_width: 2.39,
  frame_height: 1,
  fps: 25,
  scenes: 3,
  shots: 9,
  seconds: 30.5,
}

beforeEach(() => {
  server.use(
    http.get('/services.json', () => HttpResponse.json({ services: [] })),
    http.get('http://orchestrator.test/api/backends', () =>
      HttpResponse.json({ backends: [], total: 0, online: 0, offline: 0 }),
    ),
    http.get(storyboard('/api/starters'), () => HttpResponse.json({ starters: [musicVideo] })),
    http.post(storyboard('/api/projects/open'), () => problem(503, 'Not now.')),
    http.get(storyboard('/api/projects/deleted'), () => HttpResponse.json({ projects: [] })),
    http.get(storyboard('/api/projects/:id'), () => HttpResponse.json(aProject())),
    // Where a project is opened, its board is what the test leaves behind.
    ...boardHandlers(newProjectDocument()),
  )
})

test('a project shows what it is, and its whole row opens the board', async () => {
  listed([aProject({ pictures: ['a.png', 'b.png'] })])
  const { container } = renderRoute('/')
  const row = await screen.findByRole('listitem', { name: 'The Salt Line' })
  const link = within(row).getByRole('link', { name: 'The Salt Line' })
  expect(link).toHaveAttribute('href', '/p/01SALT/board')
  expect(within(row).getByText('14 shots')).toBeVisible()
  expect(within(row).getByText('1.85, 24 fps')).toBeVisible()
  expect(row).toHaveTextContent('9 of 14 rendered')
  expect(container.querySelectorAll('img')).toHaveLength(2)
  expect(container.querySelector('img')?.src).toContain('project=%2Ffilms%2FThe+Salt+Line')
})

test('a name and Enter make a project and lead to its board', async () => {
  listed([])
  let sent: unknown
  server.use(
    http.post(storyboard('/api/projects'), async ({ request }) => {
      sent = await request.json()
      return HttpResponse.json({ id: '01NEW', name: 'Lamp Keeper', path: '/x' }, { status: 201 })
    }),
  )
  const { user, router } = renderRoute('/')
  await user.click(await screen.findByRole('radio', { name: '2.39' }))
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Lamp Keeper{Enter}')
  await waitFor(() => expect(router.state.location.pathname).toBe('/p/01NEW/board'))
  expect(sent).toEqual({ name: 'Lamp Keeper', fps: 24, frame_width: 2.39, frame_height: 1 })
})

test('a project begins with scenes and shots, in the frame and at the rate that go with them', async () => {
  listed([])
  let sent: unknown
  server.use(
    http.post(storyboard('/api/starters/music_video/projects'), async ({ request }) => {
      sent = await request.json()
      return HttpResponse.json({ id: '01NEW', name: 'Tide', path: '/x' }, { status: 201 })
    }),
  )
  const { user, router } = renderRoute('/')
  await user.click(await screen.findByRole('button', { name: /Begins with/ }))
  await user.click(await screen.findByRole('option', { name: /Music video/ }))
  expect(screen.getByText('A band and a story beside it')).toBeVisible()
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Tide{Enter}')
  await waitFor(() => expect(router.state.location.pathname).toBe('/p/01NEW/board'))
  expect(sent).toEqual({ name: 'Tide', fps: 25, frame_width: 2.39, frame_height: 1 })
})

test('a refused name is told at the name', async () => {
  listed([])
  server.use(
    http.post(storyboard('/api/projects'), () =>
      problem(422, 'A name has no slash; leave it out.'),
    ),
  )
  const { user } = renderRoute('/')
  const name = await screen.findByRole('textbox', { name: 'Name' })
  await user.type(name, '../up{Enter}')
  await waitFor(() =>
    expect(name).toHaveAccessibleDescription('A name has no slash; leave it out.'),
  )
  expect(name).toBeInvalid()
})

test('a refused folder is told, and what was typed stays', async () => {
  listed([])
  server.use(
    http.post(storyboard('/api/projects'), () => problem(403, 'The folder /x cannot be written.')),
  )
  const { user } = renderRoute('/')
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Film{Enter}')
  expect(await screen.findByRole('alert')).toHaveTextContent('The folder /x cannot be written.')
  expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('Film')
})

test('the first run says what to do', async () => {
  listed([])
  renderRoute('/')
  const heading = { name: 'From words to a picture on the board' }
  expect(await screen.findByRole('heading', heading)).toBeVisible()
  expect(screen.queryByRole('searchbox')).not.toBeInTheDocument()
  expect(screen.getByText('0 projects')).toBeVisible()
})

test('a list that cannot be read says why and is tried again', async () => {
  server.use(
    http.get(storyboard('/api/projects'), () => problem(500, 'The list is damaged.'), {
      once: true,
    }),
  )
  const { user } = renderRoute('/')
  expect(await screen.findByRole('alert')).toHaveTextContent('The list is damaged.')
  listed([aProject()])
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('link', { name: 'The Salt Line' })).toBeVisible()
})

test('a project whose folder is away says so and does not open', async () => {
  listed([aProject({ exists: false, path: '/mnt/share/Harbour', name: 'Harbour' })])
  renderRoute('/')
  expect(await screen.findByText('Its folder is not there now.')).toBeVisible()
  expect(screen.getByText('/mnt/share/Harbour')).toBeVisible()
  expect(screen.queryByRole('link', { name: 'Harbour' })).not.toBeInTheDocument()
})

test('the filter leaves what matches and offers the way back', async () => {
  listed([aProject(), aProject({ id: '2', name: 'Lamp Keeper' })])
  const { user } = renderRoute('/')
  const filter = await screen.findByRole('searchbox', { name: 'Filter projects' })
  await user.type(filter, 'lamp')
  expect(screen.queryByRole('link', { name: 'The Salt Line' })).not.toBeInTheDocument()
  await user.type(filter, 'x')
  await user.click(screen.getByRole('button', { name: 'Show all 2' }))
  expect(screen.getByRole('link', { name: 'The Salt Line' })).toBeVisible()
})

test('sorting by name is kept for the next visit', async () => {
  listed([aProject(), aProject({ id: '2', name: 'Lamp Keeper' })])
  const { user } = renderRoute('/')
  await user.click(await screen.findByRole('button', { name: /Sort projects/ }))
  await user.click(await screen.findByRole('option', { name: 'Name' }))
  const names = screen.getAllByRole('heading', { level: 3 }).map((name) => name.textContent)
  expect(names).toEqual(['Lamp Keeper', 'The Salt Line'])
  expect(localStorage.getItem('launcher.order')).toBe('name')
})

test('a project taken off the list comes back with Undo', async () => {
  const calls: string[] = []
  let projects = [aProject()]
  server.use(
    http.get(storyboard('/api/projects'), () => HttpResponse.json({ projects })),
    http.delete(storyboard('/api/projects/01SALT'), () => {
      projects = []
      calls.push('forgotten')
      return new HttpResponse(null, { status: 204 })
    }),
    http.post(storyboard('/api/projects/open'), () => {
      projects = [aProject()]
      calls.push('opened')
      return HttpResponse.json({ id: '01SALT', name: 'The Salt Line', path: '/x' })
    }),
  )
  const { user } = renderRoute('/')
  await user.click(await screen.findByRole('button', { name: 'More about The Salt Line' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Take off the list' }))
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(calls).toEqual(['forgotten', 'opened']))
  expect(await screen.findByRole('link', { name: 'The Salt Line' })).toBeVisible()
})

test('a folder that is a project opens; another is gone into', async () => {
  listed([])
  foldersAt('/films', [
    { name: 'Stills', path: '/films/Stills', is_project: false },
    { name: 'Harbour', path: '/films/Harbour', is_project: true },
  ])
  server.use(
    http.post(storyboard('/api/projects/open'), () =>
      HttpResponse.json({ id: '01HARB', name: 'Harbour', path: '/films/Harbour' }),
    ),
  )
  const { user, router } = renderRoute('/')
  const [open] = await screen.findAllByRole('button', { name: 'Open folder' })
  if (!open) throw new Error('There is no way to open a folder.')
  await user.click(open)
  const dialog = await screen.findByRole('dialog', { name: 'Open a project' })
  expect(await within(dialog).findByRole('option', { name: /Stills/ })).toHaveTextContent('Folder')
  foldersAt('/films', [{ name: 'Harbour', path: '/films/Harbour', is_project: true }])
  await user.click(await within(dialog).findByRole('option', { name: /Harbour/ }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/p/01HARB/board'))
})

test('a folder that cannot be shown says why', async () => {
  listed([aProject()])
  server.use(
    http.get(storyboard('/api/folders'), () => problem(404, 'There is no folder /films here.')),
  )
  const { user } = renderRoute('/')
  await user.click(await screen.findByRole('button', { name: 'Open folder' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('There is no folder /films here.')
})

test('the new project is put where the person says, and only when asked', async () => {
  listed([aProject()])
  let created = 0
  server.use(
    http.post(storyboard('/api/projects'), () => {
      created += 1
      return problem(409, 'Not yet.')
    }),
  )
  foldersAt('/films/2026', [])
  const { user } = renderRoute('/')
  await user.click(await screen.findByRole('button', { name: 'Folder: /films' }))
  const dialog = await screen.findByRole('dialog', { name: 'Where the project goes' })
  await user.click(await within(dialog).findByRole('button', { name: 'Type a path' }))
  const path = within(dialog).getByRole('textbox', { name: 'Path of the folder' })
  await user.clear(path)
  await user.type(path, '/films/2026{Enter}')
  await user.click(await within(dialog).findByRole('button', { name: 'Use this folder' }))
  expect(await screen.findByRole('button', { name: 'Folder: /films/2026' })).toBeVisible()
  expect(created).toBe(0)
})

test('a folder that is not there yet is made in the dialog', async () => {
  listed([aProject()])
  foldersAt('/films', [])
  server.use(
    http.post(storyboard('/api/folders'), async ({ request }) => {
      expect(await request.json()).toEqual({ path: '/films', name: '2027' })
      foldersAt('/films/2027', [])
      return HttpResponse.json({ path: '/films/2027', parent: '/films', folders: [] })
    }),
  )
  const { user } = renderRoute('/')
  await user.click(await screen.findByRole('button', { name: 'Folder: /films' }))
  const dialog = await screen.findByRole('dialog', { name: 'Where the project goes' })
  await user.click(await within(dialog).findByRole('button', { name: 'New folder' }))
  await user.keyboard('2027{Enter}')
  expect(await within(dialog).findByText(/folder of its own in 2027/)).toBeVisible()
  await user.click(within(dialog).getByRole('button', { name: 'Use this folder' }))
  expect(await screen.findByRole('button', { name: 'Folder: /films/2027' })).toBeVisible()
})

test('a folder that cannot be made says why at its name', async () => {
  listed([aProject()])
  foldersAt('/films', [])
  server.use(
    http.post(storyboard('/api/folders'), () => problem(409, '/films/a is there already.')),
  )
  const { user } = renderRoute('/')
  await user.click(await screen.findByRole('button', { name: 'Folder: /films' }))
  await user.click(await screen.findByRole('button', { name: 'New folder' }))
  await user.keyboard('a{Enter}')
  const name = screen.getByRole('textbox', { name: 'Name of the new folder' })
  await waitFor(() => expect(name).toHaveAccessibleDescription('/films/a is there already.'))
})

test('a project is deleted by typing its name, and comes back with Undo', async () => {
  const films = [aProject()]
  listed(films)
  const asked: string[] = []
  server.use(
    http.get(storyboard('/api/projects/deleted'), () => HttpResponse.json({ projects: [] })),
    http.post(storyboard('/api/projects/01SALT/delete'), async ({ request }) => {
      asked.push(await request.text())
      listed([])
      return HttpResponse.json({ id: '01SALT' })
    }),
    http.post(storyboard('/api/projects/deleted/01SALT/restore'), () => {
      listed(films)
      return HttpResponse.json({
        id: '01SALT',
        name: 'The Salt Line',
        path: '/films/The Salt Line',
      })
    }),
  )
  const { user } = renderRoute('/')
  await user.click(await screen.findByRole('button', { name: 'More about The Salt Line' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Delete' }))
  const dialog = await screen.findByRole('dialog', { name: 'Delete The Salt Line?' })
  const remove = within(dialog).getByRole('button', { name: 'Delete the project' })
  expect(remove).toBeDisabled()
  await user.type(within(dialog).getByRole('textbox'), 'The Salt Line')
  await user.click(remove)
  await waitFor(() =>
    expect(screen.queryByRole('listitem', { name: 'The Salt Line' })).not.toBeInTheDocument(),
  )
  expect(asked).toEqual(['{"name":"The Salt Line"}'])
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  expect(await screen.findByRole('listitem', { name: 'The Salt Line' })).toBeVisible()
})

test('projects deleted earlier wait below the list', async () => {
  listed([aProject()])
  const known = aProject()
  const gone = {
    id: '02HARB',
    name: 'Harbour',
    path: '/films/Harbour',
    stored: '/films/.deleted-projects/02HARB-Harbour',
    deleted_at: '2026-11-20T10:00:00Z',
    kept_until: '2026-12-20T10:00:00Z',
    known,
  }
  let removed = ''
  server.use(
    http.get(storyboard('/api/projects/deleted'), () =>
      HttpResponse.json({ projects: removed ? [] : [gone] }),
    ),
    http.post(storyboard('/api/projects/deleted/02HARB/remove'), async ({ request }) => {
      removed = await request.text()
      return new HttpResponse(null, { status: 204 })
    }),
  )
  const { user } = renderRoute('/')
  await user.click(await screen.findByRole('button', { name: 'Deleted projects (1)' }))
  const dialog = await screen.findByRole('dialog', { name: 'Deleted projects' })
  expect(within(dialog).getByText(/from \/films\/Harbour/)).toBeVisible()
  await user.click(within(dialog).getByRole('button', { name: 'Delete for good' }))
  expect(within(dialog).getByText('Kept until 20 Dec 2026')).toBeVisible()
  const remove = within(dialog).getByRole('button', { name: 'Delete its files' })
  expect(remove).toBeDisabled()
  await user.type(within(dialog).getByRole('textbox', { name: /Type Harbour/ }), 'Harbour')
  await user.click(remove)
  await waitFor(() => expect(removed).toBe('{"name":"Harbour"}'))
})

test('an archive in a folder is unpacked', async () => {
  listed([aProject()])
  let wanted: unknown
  server.use(
    http.get(storyboard('/api/folders'), () =>
      HttpResponse.json({
        path: '/films',
        parent: '/',
        folders: [],
        archives: [{ name: 'Salt.zip', path: '/films/Salt.zip', size: 5 }],
      }),
    ),
    http.post(storyboard('/api/projects/from-archive'), async ({ request }) => {
      wanted = await request.json()
      return HttpResponse.json({ detail: 'Salt.zip is damaged.' }, { status: 422 })
    }),
  )
  const { user } = renderRoute('/')
  await user.click(await screen.findByRole('button', { name: 'Open folder' }))
  await user.click(await screen.findByRole('option', { name: /Salt.zip/ }))
  expect(await screen.findByRole('alert')).toHaveTextContent('Salt.zip is damaged.')
  expect(wanted).toEqual({ path: '/films/Salt.zip', folder: '/films' })
})

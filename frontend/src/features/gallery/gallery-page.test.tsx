import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { beforeEach, expect, test } from 'vitest'
// Loaded here, for a test is not to wait for what a page loads when it is first opened.
import '@/components/viewer/viewer-dialog'
import { useToasts } from '@/components/toast'
import { aFile, anIndex, galleryHandlers, type Shelf } from '@/testing/gallery-server'
import { renderRoute, testConfig } from '@/testing/render-route'
import { server } from '@/testing/server'
import { forgetSelection, useGalleryUi } from './gallery-ui'

beforeEach(() => {
  forgetSelection()
  useToasts.setState({ entries: [] })
})

const harbour = aFile({ id: 640, name: 'harbour.png', prompt: 'salt on the wall', rating: 4 })
const wheel = aFile({ id: 576, name: 'wheel.png', prompt: 'a valve wheel' })
const boots = aFile({ id: 512, name: 'boots.png', prompt: 'boots on salt', folder: 'imports' })
const three = [harbour, wheel, boots]

function openGallery(shelf: Shelf = { files: three }, search = '') {
  const { handlers, ...rest } = galleryHandlers(shelf)
  server.use(...handlers)
  return { ...rest, ...renderRoute(`/p/film/gallery${search}`) }
}

// The first test also waits for the route to be loaded.
const grid = () => screen.findByRole('grid', { name: /^Files/ })
const tiles = async () => within(await grid()).getAllByRole('row')
const tile = async (name: string) =>
  within(await grid()).findByRole('row', { name: new RegExp(`^${name}`) })
const box = () => screen.findByRole('combobox', { name: 'Find files' })
const search = (router: { state: { location: { search: unknown } } }) =>
  router.state.location.search

test('every file stands there with what it is, and a click says all of it', async () => {
  const { user } = openGallery()
  await user.click(await tile('harbour, picture, 4 stars'))
  const details = within(screen.getByRole('group', { name: 'Details' }))
  expect(await details.findByText('salt on the wall')).toBeVisible()
  expect(details.getByText('harbour.png')).toBeVisible()
  expect(details.getByText('1536 × 832')).toBeVisible()
  expect(await tile('harbour')).toHaveAttribute('aria-selected', 'true')
})

test('words narrow as they are typed, the prompt marks them, the address keeps them', async () => {
  const { user, router } = openGallery()
  await user.click(await tile('harbour'))
  await user.type(await box(), 'salt')
  await waitFor(async () => expect(await tiles()).toHaveLength(2))
  expect(search(router)).toEqual({ q: 'salt*' })
  const marked = within(screen.getByRole('group', { name: 'Details' })).getByText('salt')
  expect(marked.tagName).toBe('MARK')
  await user.keyboard('{Enter}')
  await waitFor(() => expect(search(router)).toEqual({ q: 'salt' }))
})

test('what may be meant is offered, taken by key, and becomes a chip that comes off', async () => {
  const { user, router } = openGallery()
  await user.type(await box(), 'mo')
  expect(await screen.findByRole('option', { name: /^Model/ })).toBeVisible()
  await user.keyboard('{ArrowDown}{Enter}')
  expect(await box()).toHaveValue('model:')
  expect(await screen.findByRole('option', { name: /^flux/ })).toBeVisible()
  await user.keyboard('{ArrowDown}{Enter}')
  const chip = await screen.findByRole('button', { name: 'Do not ask for model flux' })
  await waitFor(() => expect(search(router)).toEqual({ q: 'model:flux' }))
  await user.click(chip)
  await waitFor(() => expect(search(router)).toEqual({}))
})

test('a facet narrows and says its counts; none is one of them', async () => {
  const { user, router } = openGallery()
  const rating = within(await screen.findByRole('group', { name: 'Rating' }))
  expect(rating.getByRole('checkbox', { name: /None/ }).closest('label')).toHaveTextContent('2')
  await user.click(rating.getByRole('checkbox', { name: /4/ }))
  await waitFor(async () => expect(await tiles()).toHaveLength(1))
  expect(search(router)).toEqual({ q: 'rating:4' })
  // What else there would be is still said.
  expect(await rating.findByRole('checkbox', { name: /None/ })).toBeVisible()
})

test('arrows go from file to file, Shift takes them along, Ctrl+A takes all results', async () => {
  const { user } = openGallery()
  await user.click(await tile('harbour'))
  ;(await grid()).focus()
  await user.keyboard('{ArrowRight}')
  expect(await tile('wheel')).toHaveAttribute('aria-selected', 'true')
  expect(await tile('harbour')).toHaveAttribute('aria-selected', 'false')
  expect(await grid()).toHaveAttribute('aria-activedescendant', 'file-576')
  await user.keyboard('{Shift>}{ArrowRight}{/Shift}')
  expect(useGalleryUi.getState().selection).toEqual({ kind: 'some', ids: new Set([576, 512]) })
  await user.keyboard('{Control>}a{/Control}')
  expect(await screen.findByText('3 of 3 selected')).toBeVisible()
  expect(useGalleryUi.getState().selection.kind).toBe('all')
  await user.keyboard('{Escape}')
  expect(screen.queryByText('3 of 3 selected')).toBeNull()
})

test('files are dragged together, as paths of the project', async () => {
  const { user } = openGallery()
  await user.click(await tile('harbour'))
  await user.keyboard('{Control>}')
  await user.click(await tile('boots'))
  await user.keyboard('{/Control}')
  const data = new Map<string, string>()
  const dataTransfer = { setData: (type: string, text: string) => data.set(type, text) }
  fireEvent.dragStart(await tile('boots'), { dataTransfer })
  expect(data.get('application/x-studio-files')).toBe(JSON.stringify([boots.path, harbour.path]))
})

test('a folder of the tree is shown, and the way back stands above', async () => {
  const folder = { path: 'imports', name: 'imports', parent: '', files: 1, files_below: 1 }
  const { user, router } = openGallery({ files: three, folders: [folder] })
  const tree = within(await screen.findByRole('treegrid', { name: 'Folders' }))
  await user.click(await tree.findByRole('row', { name: /imports/ }))
  await waitFor(async () => expect(await tiles()).toHaveLength(1))
  expect(search(router)).toEqual({ folder: 'imports' })
  const trail = within(screen.getByRole('navigation', { name: 'Folder' }))
  await user.click(trail.getByRole('button', { name: 'All pictures' }))
  await waitFor(async () => expect(await tiles()).toHaveLength(3))
})

test('the list says figures and is sorted by its columns, equal ones by a second key', async () => {
  const { user, router, asked } = openGallery({ files: three }, '?view=list')
  expect(await tile('harbour')).toHaveTextContent('1.4 MB')
  await user.click(screen.getByRole('button', { name: 'Sort by stars' }))
  await waitFor(() => expect(search(router)).toEqual({ view: 'list', sort: 'rating' }))
  await user.click(await screen.findByRole('button', { name: 'then date' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Name' }))
  await waitFor(() =>
    expect(asked.at(-1)?.search).toMatchObject({ sort: 'rating', second: 'name' }),
  )
})

test('a view keeps the search under a name; deleting it can be undone', async () => {
  const { user, state } = openGallery({ files: three }, '?q=salt&view=squares')
  await user.click(await screen.findByRole('button', { name: 'Save view' }))
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Salt only')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  const views = within(await screen.findByRole('list', { name: 'Saved views' }))
  expect(state.views).toMatchObject([
    { name: 'Salt only', query: { q: 'salt', sort: 'date' }, view: { mode: 'squares' } },
  ])
  await user.click(views.getByRole('button', { name: 'Delete the view Salt only' }))
  await waitFor(() => expect(state.views).toEqual([]))
  const said = (await screen.findByText('The view Salt only is deleted')).closest('li')
  await user.click(within(said ?? document.body).getByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(state.views).toHaveLength(1))
})

test('a saved view leads back to what it looks for', async () => {
  const kept = { name: 'Best', query: { q: 'rating:4', sort: 'name', descending: false } }
  const view = { ...kept, query: { ...kept.query, deep: true, folder: null } }
  const { user, router } = openGallery(
    {
      files: three,
      views: [{ ...view, view: { mode: 'list', group: 'folder', size: 200 } }],
    },
    '?at=trash',
  )
  await user.click(await screen.findByRole('button', { name: 'Best' }))
  await waitFor(() =>
    expect(search(router)).toEqual({
      q: 'rating:4',
      sort: 'name',
      up: true,
      view: 'list',
      group: 'folder',
      size: 200,
    }),
  )
})

test('what changed before the page began to listen is read when it hears of it', async () => {
  const { state, tell } = openGallery({ files: [] })
  expect(await screen.findByText('No pictures yet')).toBeVisible()
  state.files = three
  tell({ type: 'index', status: anIndex({ version: '2', files: 3 }) })
  expect(await tile('harbour')).toBeVisible()
})

test('what changes elsewhere is followed while the page is open', async () => {
  const { state, tell } = openGallery()
  expect(await tiles()).toHaveLength(3)
  state.files = [aFile({ id: 700, name: 'new.png' }), ...three]
  tell({ type: 'changed', topic: 'index', version: '2' })
  expect(await tile('new')).toBeVisible()
  state.files = [aFile({ id: 700, name: 'new.png', rating: 5 }), ...three]
  tell({ type: 'changed', topic: 'annotations', version: '3' })
  expect(await tile('new, picture, 5 stars')).toBeVisible()
})

test('pictures like one are found, and all of them are those that are shown', async () => {
  const { user, router } = openGallery()
  await user.click(await tile('wheel'))
  await user.click(await screen.findByRole('button', { name: 'Find pictures like this one' }))
  await waitFor(async () => expect(await tiles()).toHaveLength(2))
  expect(search(router)).toEqual({ like: wheel.path })
  expect(screen.getByText('Most alike first')).toBeVisible()
  // The one that they are like is still looked at.
  expect(useGalleryUi.getState().current).toBe(wheel.id)
  ;(await grid()).focus()
  await user.keyboard('{Control>}a{/Control}')
  expect(useGalleryUi.getState().selection).toEqual({ kind: 'some', ids: new Set([640, 512]) })
  await user.click(screen.getByRole('button', { name: /^Do not ask for pictures like/ }))
  await waitFor(async () => expect(await tiles()).toHaveLength(3))
})

test('what is no longer found is no longer selected; the next one is looked at', async () => {
  const { user, state, tell } = openGallery()
  await user.click(await tile('harbour'))
  await user.keyboard('{Control>}')
  await user.click(await tile('wheel'))
  await user.keyboard('{/Control}')
  state.files = [harbour, boots]
  tell({ type: 'changed', topic: 'files', version: '2' })
  await waitFor(async () => expect(await tiles()).toHaveLength(2))
  expect(useGalleryUi.getState()).toMatchObject({
    selection: { kind: 'some', ids: new Set([640]) },
    current: 512,
  })
  await user.keyboard('{Control>}a{/Control}')
  await user.type(await box(), 'boots')
  await waitFor(async () => expect(await tiles()).toHaveLength(1))
  expect(screen.queryByText(/ selected$/)).toBeNull()
})

test('a folder that is away, and files still to be read, are said', async () => {
  const index = { folder_away: true, files: 600, remaining: 400, problems: ['tags.json is new'] }
  openGallery({ files: three, index })
  expect(await screen.findByText(/folder cannot be reached/)).toBeVisible()
  expect(screen.getByText(/400 of 1,000 files are still to be read/)).toBeVisible()
  expect(screen.getByText('tags.json is new')).toBeVisible()
})

test('where nothing fits, one press shows everything', async () => {
  const { user } = openGallery({ files: three }, '?q=zeppelin')
  expect(await screen.findByText('Nothing fits')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Show everything' }))
  expect(await tiles()).toHaveLength(3)
})

test('an empty project says where pictures come from', async () => {
  openGallery({ files: [] })
  expect(await screen.findByText('No pictures yet')).toBeVisible()
  expect(screen.getByRole('link', { name: 'Go to the board' })).toBeVisible()
})

test('a search that cannot be read says which part, and is mended where it stands', async () => {
  const { user } = openGallery({ files: three }, '?q=rating:nine')
  const detail = 'rating is a number of stars, not nine.'
  server.use(
    http.get(`${testConfig.services.gallery}/api/gallery/order`, ({ request }) =>
      request.url.includes('nine')
        ? HttpResponse.json({ detail, status: 422 }, { status: 422 })
        : undefined,
    ),
  )
  expect(await screen.findByText(detail)).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Show everything' }))
  expect(await tiles()).toHaveLength(3)
})

test('a file fills the page among its neighbours, is judged there, and closes where it stands', async () => {
  const { user, router, asked } = openGallery()
  const tags = [{ id: 7, name: 'Reject', color: '#b4625c' }]
  server.use(
    http.get(`${testConfig.services.gallery}/api/gallery/tags`, () =>
      HttpResponse.json({ success: true, tags }),
    ),
  )
  await user.click(await tile('harbour'))
  ;(await grid()).focus()
  await user.keyboard('{Enter}')
  const viewer = await screen.findByRole('dialog')
  expect(await within(viewer).findByText('1 of 3')).toBeVisible()
  const strip = within(within(viewer).getByRole('list', { name: 'Neighbours' }))
  await user.click(strip.getByRole('button', { name: /^boots/ }))
  expect(await within(viewer).findByText('3 of 3')).toBeVisible()
  expect(search(router)).toEqual({ file: boots.id })
  await user.keyboard('2')
  const rated = () => asked.find(({ path }) => path.endsWith('/annotate'))?.body
  await waitFor(() => expect(rated()).toMatchObject({ paths: [boots.path], rating: 2 }))
  await user.keyboard('x')
  const judged = () => asked.findLast(({ path }) => path.endsWith('/annotate'))?.body
  await waitFor(() => expect(judged()).toMatchObject({ paths: [boots.path], add_tags: [7] }))
  await user.keyboard('{Escape}')
  await waitFor(() => expect(search(router)).toEqual({}))
  expect(useGalleryUi.getState().current).toBe(boots.id)
})

test('files stand in groups, which fold, are selected as one and are gone through by key', async () => {
  const { user, router } = openGallery()
  await grid()
  await user.click(screen.getByRole('button', { name: 'No groups' }))
  await user.click(await screen.findByRole('menuitem', { name: 'By folder' }))
  expect(await screen.findByRole('button', { name: 'Fold imports' })).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Select the 2 files of Film/1A' }))
  expect(useGalleryUi.getState().selection).toEqual({ kind: 'some', ids: new Set([640, 576]) })
  await user.keyboard('{Escape}')
  await user.click(await tile('harbour'))
  await user.keyboard(']')
  expect(await tile('boots')).toHaveAttribute('aria-selected', 'true')
  await user.keyboard('[[[[')
  expect(await tile('harbour')).toHaveAttribute('aria-selected', 'true')
  await user.keyboard('-')
  await waitFor(() => expect(screen.queryByRole('row', { name: /^harbour/ })).toBeNull())
  expect(search(router)).toEqual({ group: 'folder', folded: ['Film/1A'] })
  await user.click(screen.getByRole('button', { name: 'Unfold Film/1A' }))
  expect(await tile('harbour')).toBeVisible()
  expect(search(router)).toEqual({ group: 'folder' })
})

import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { useToasts } from '@/components/toast'
import { shareSelection } from '@/lib/project/selected-shots'
import { renderRoute } from '@/testing/render-route'
import { server } from '@/testing/server'
import {
  aFilm,
  anInspection,
  aReach,
  aReplay,
  builtIn,
  own,
  workflowHandlers,
} from '@/testing/workflow-server'

beforeEach(() => useToasts.setState({ entries: [] }))

function openLibrary(
  shelf: Parameters<typeof workflowHandlers>[0] = {},
  { search = '', doc }: { search?: string; doc?: Y.Doc } = {},
) {
  const { asked, handlers } = workflowHandlers(shelf, doc)
  server.use(...handlers)
  // As rows: pictures are laid out by a width that nothing has here.
  return { asked, ...renderRoute(`/p/film/library/workflows?view=list${search}`) }
}

const library = () => screen.findByRole('grid', { name: 'Workflows' })
const messages = () => within(screen.getByRole('region', { name: 'Messages' }))

test('every workflow says what it makes and where it lacks something', async () => {
  const alderaan = aReach({
    backend_id: 'a',
    name: 'Alderaan',
    runs: false,
    missing_classes: ['IPAdapter'],
  })
  openLibrary({ where: { 'sea-wall': [aReach(), alderaan], still: [aReach()] } })
  const wall = within(await library()).getByRole('row', { name: 'Sea wall' })
  expect(wall).toHaveTextContent('Image to imageFLUX')
  expect(await within(wall).findByText('1 of 2 nodes; Alderaan lacks IPAdapter')).toBeVisible()
})

test('a facet narrows the library, says its counts, and the address keeps it', async () => {
  const { user, router } = openLibrary()
  const filters = within(await screen.findByRole('region', { name: 'Filters' }))
  const engine = within(await filters.findByRole('group', { name: 'Engine' }))
  await user.click(engine.getByRole('checkbox', { name: /FLUX/ }))
  expect(await screen.findByText('of 2', { exact: false })).toBeVisible()
  expect(within(await library()).getAllByRole('row')).toHaveLength(1)
  expect(router.state.location.search).toEqual({ view: 'list', engine: ['flux'] })
  await user.click(screen.getByRole('button', { name: 'Show more than FLUX' }))
  await waitFor(async () => expect(within(await library()).getAllByRole('row')).toHaveLength(2))
})

test('nothing like it leads back to all of them', async () => {
  const { user } = openLibrary({}, { search: '&q=zeppelin' })
  await user.click(await screen.findByRole('button', { name: 'Show all of them' }))
  expect(within(await library()).getAllByRole('row')).toHaveLength(2)
})

test("one's own workflow is renamed in its title, and back by undo", async () => {
  const { user, asked } = openLibrary({}, { search: '&workflow=sea-wall' })
  const title = await screen.findByRole('textbox', { name: 'Title' })
  await user.clear(title)
  await user.type(title, 'Harbour wall{Enter}')
  expect(await within(await library()).findByRole('row', { name: 'Harbour wall' })).toBeVisible()
  await user.click(messages().getByRole('button', { name: 'Undo' }))
  expect(await within(await library()).findByRole('row', { name: 'Sea wall' })).toBeVisible()
  expect(asked.map(({ body }) => body)).toEqual([{ name: 'Harbour wall' }, { name: 'Sea wall' }])
})

test("one's own workflow is deleted and brought back; what is built in stays", async () => {
  const { user, asked } = openLibrary({}, { search: '&workflow=sea-wall' })
  const grid = await library()
  await user.click(within(grid).getByRole('row', { name: 'Sea wall' }))
  await user.keyboard('{Delete}')
  await waitFor(() => expect(within(grid).queryByRole('row', { name: 'Sea wall' })).toBeNull())
  await user.click(messages().getByRole('button', { name: 'Undo' }))
  expect(await within(grid).findByRole('row', { name: 'Sea wall' })).toBeVisible()
  await user.click(within(grid).getByRole('row', { name: 'Storyboard still' }))
  await user.keyboard('{Delete}')
  expect(await messages().findByText(/What is built in stays/)).toBeVisible()
  expect(asked.map(({ method }) => method)).toEqual(['DELETE', 'POST'])
})

test('a category of its own is put on and taken off', async () => {
  const { user, asked } = openLibrary({}, { search: '&workflow=sea-wall' })
  await user.type(await screen.findByRole('combobox', { name: 'New category' }), 'act two{Enter}')
  await waitFor(() => expect(asked.at(-1)?.body).toEqual({ categories: ['night', 'act two'] }))
  expect(await messages().findByText('Sea wall is now in act two')).toBeVisible()
  await user.click(await screen.findByRole('button', { name: 'Take off night' }))
  await waitFor(() => expect(asked.at(-1)?.body).toEqual({ categories: ['act two'] }))
  const said = await messages().findByText('Sea wall is no longer in night')
  const undo = within(said.closest('li') ?? document.body)
  await user.click(undo.getByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(asked.at(-1)?.body).toEqual({ categories: ['night', 'act two'] }))
})

test('several workflows go into a category at once, and out again as one step', async () => {
  const harbour = { ...own, id: 'harbour', title: 'Harbour', categories: ['act two'] }
  const pier = { ...own, id: 'pier', title: 'Pier', categories: [] }
  const { user, asked } = openLibrary({ templates: [builtIn, own, harbour, pier] })
  const grid = await library()
  await user.click(within(grid).getByRole('row', { name: 'Sea wall' }))
  await user.keyboard('{Control>}')
  await user.click(within(grid).getByRole('row', { name: 'Pier' }))
  await user.click(within(grid).getByRole('row', { name: 'Harbour' }))
  await user.click(within(grid).getByRole('row', { name: 'Storyboard still' }))
  await user.keyboard('{/Control}')
  await user.click(await screen.findByRole('button', { name: 'Categories' }))
  const all = within(await screen.findByRole('dialog', { name: /^Categories/ }))
  await user.type(all.getByRole('combobox', { name: 'New category' }), 'act two{Enter}')
  expect(await screen.findByText('2 workflows are now in act two')).toBeVisible()
  const put = () => Object.fromEntries(asked.map(({ path, body }) => [path, body]))
  expect(put()).toEqual({
    '/api/workflows/sea-wall': { categories: ['night', 'act two'] },
    '/api/workflows/pier': { categories: ['act two'] },
  })
  await user.click(messages().getByRole('button', { name: 'Undo' }))
  await waitFor(() =>
    expect(put()).toEqual({
      '/api/workflows/sea-wall': { categories: ['night'] },
      '/api/workflows/pier': { categories: [] },
    }),
  )
})

test('a workflow goes onto chosen shots as one step of undo', async () => {
  const doc = aFilm(['1A', '1B'])
  const { user } = openLibrary({}, { search: '&workflow=sea-wall', doc })
  const workflowOf = (id: string) => doc.getMap('shots').get(id)
  const templates = () =>
    ['1A', '1B'].map((id) => JSON.parse(JSON.stringify(workflowOf(id))).template_id)
  await user.click(await screen.findByRole('button', { name: 'Use on a shot' }))
  await user.click(await screen.findByRole('option', { name: /1A/ }))
  await user.click(screen.getByRole('option', { name: /1B/ }))
  await user.keyboard('{Escape}')
  await user.click(await screen.findByRole('button', { name: 'Use on 1A, 1B' }))
  await waitFor(() => expect(templates()).toEqual(['sea-wall', 'sea-wall']))
  await user.click(messages().getByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(templates()).toEqual(['still', 'still']))
})

const choose = async (user: ReturnType<typeof renderRoute>['user'], files: readonly File[]) => {
  await screen.findByRole('button', { name: 'Import' })
  const field = document.querySelector<HTMLInputElement>('input[type="file"]')
  if (field) await user.upload(field, [...files])
}

test('one file is shown as it was understood, missing nodes by name, before it is kept', async () => {
  const inspected = anInspection({
    missing_nodes: [{ class_type: 'IPAdapterApply', graph_nodes: ['12'] }],
    warnings: [{ graph_node: '3', message: 'The note in box 3 is left out.' }],
  })
  const { user, asked, router } = openLibrary({ inspected })
  await choose(user, [new File(['{}'], 'harbour.json', { type: 'application/json' })])
  const sheet = within(await screen.findByRole('dialog', { name: 'harbour.json' }))
  expect(sheet.getByText('IPAdapterApply')).toBeVisible()
  expect(sheet.getByText('The note in box 3 is left out.')).toBeVisible()
  expect(sheet.getByText("ComfyUI's page, 2 graph nodes")).toBeVisible()
  await user.click(sheet.getByRole('button', { name: 'Keep it in the library' }))
  expect(await within(await library()).findByRole('row', { name: 'Harbour' })).toBeVisible()
  expect(router.state.location.search).toEqual({ view: 'list', workflow: 'harbour' })
  await user.click(messages().getByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(asked.at(-1)?.method).toBe('DELETE'))
})

test('many files are kept at once, each with its own outcome', async () => {
  const result = { id: null, title: null, message: null }
  const { user } = openLibrary({
    results: [
      { ...result, file: 'a.json', outcome: 'saved', id: 'a', title: 'Wide plates' },
      { ...result, file: 'b.png', outcome: 'refused', message: 'b.png carries no workflow.' },
      { ...result, file: 'c.json', outcome: 'exists', id: own.id, title: own.title },
    ],
  })
  await choose(user, [
    new File(['{}'], 'a.json', { type: 'application/json' }),
    new File(['x'], 'b.png', { type: 'image/png' }),
  ])
  const sheet = await screen.findByRole('dialog', {
    name: '1 workflow kept, 1 was there already, 1 refused',
  })
  expect(within(sheet).getByText('b.png carries no workflow.')).toBeVisible()
  expect(within(sheet).getByRole('button', { name: 'Wide plates' })).toBeVisible()
})

const aPicture = new File(['png'], 'take.png', { type: 'image/png' })

const drop = (file: File) => {
  const over = new Event('dragover', { bubbles: true, cancelable: true })
  const event = new Event('drop', { bubbles: true, cancelable: true })
  const dataTransfer = { types: ['Files'], files: [file] }
  for (const each of [over, event]) {
    Object.assign(each, { dataTransfer })
    document.body.dispatchEvent(each)
  }
}

test('a picture that is dropped is rendered again exactly, and says what has changed since', async () => {
  const replay = aReplay({
    drift: [{ kind: 'missing_model', message: 'No node has flux1-dev.safetensors any more.' }],
  })
  const { user, asked } = openLibrary({ replay })
  await library()
  drop(aPicture)
  const sheet = within(await screen.findByRole('dialog', { name: 'take.png' }))
  expect(sheet.getByText('No node has flux1-dev.safetensors any more.')).toBeVisible()
  await user.click(sheet.getByRole('button', { name: 'Render again' }))
  await waitFor(() =>
    expect(asked.at(-1)).toMatchObject({
      path: '/api/job',
      body: {
        workflow_json: replay.graph,
        metadata: { seed: 481516, template_id: 'sea-wall', inputs: replay.inputs },
      },
    }),
  )
})

test('how a picture was made goes onto a chosen shot: workflow, values and seed', async () => {
  const doc = aFilm(['1A'])
  const { user } = openLibrary({}, { doc })
  await library()
  shareSelection('film', ['1A'])
  drop(aPicture)
  await user.click(await screen.findByRole('button', { name: 'Use workflow and values on 1A' }))
  await waitFor(() =>
    expect(JSON.parse(JSON.stringify(doc.getMap('shots').get('1A')))).toMatchObject({
      template_id: 'sea-wall',
      values: { prompt: 'a wall' },
      seed: 481516,
      seed_locked: true,
    }),
  )
})

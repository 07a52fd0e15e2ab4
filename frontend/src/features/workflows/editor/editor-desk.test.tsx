import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { renderRoute } from '@/testing/render-route'
import { server } from '@/testing/server'
import { workflowHandlers } from '@/testing/workflow-server'
import { closeEditor } from './editor-store'

afterEach(closeEditor)

function openInputs(workflow: string) {
  const { asked, handlers } = workflowHandlers()
  server.use(...handlers)
  const view = renderRoute(`/p/film/library/workflows?workflow=${workflow}&open=inputs`)
  return { asked, ...view }
}

const form = () => within(screen.getByRole('grid', { name: 'Inputs of the form' }))
const labels = () =>
  form()
    .getAllByRole('row')
    .map((row) => row.getAttribute('aria-label'))

test('what is chosen from the graph stands in the form at once, and is saved', async () => {
  const { user, asked } = openInputs('sea-wall')
  await user.click(await screen.findByRole('button', { name: /^Expose Steps 20/ }))
  expect(labels()).toEqual(['Prompt', 'Steps'])
  const preview = within(screen.getByRole('region', { name: 'The form beside a shot' }))
  expect(await preview.findByLabelText(/^Steps/)).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() =>
    expect(asked.at(-1)?.body).toMatchObject({
      inputs: [{ name: 'prompt' }, { name: 'steps', role: 'steps', node: '2' }],
    }),
  )
  expect(await screen.findByText('Inputs of Sea wall saved')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled()
})

test('an input is renamed and limited, and undo takes back what is not saved', async () => {
  const { user } = openInputs('sea-wall')
  await user.click(await screen.findByRole('button', { name: /^Expose Cfg 7/ }))
  const label = screen.getByRole('textbox', { name: 'Label' })
  await user.type(label, ' scale')
  expect(labels()).toEqual(['Prompt', 'Cfg scale'])
  await user.keyboard('{Tab}')
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  expect(labels()).toEqual(['Prompt', 'Cfg'])
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  expect(labels()).toEqual(['Prompt'])
  expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled()
})

test('inputs are put in order and taken out by keys alone', async () => {
  const { user } = openInputs('sea-wall')
  await user.click(await screen.findByRole('button', { name: /^Expose Steps 20/ }))
  await user.click(form().getByRole('row', { name: 'Steps' }))
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}')
  expect(labels()).toEqual(['Steps', 'Prompt'])
  await user.keyboard('{Delete}')
  expect(labels()).toEqual(['Prompt'])
})

test('everything in the graph is found by its box, its name and its value', async () => {
  const { user } = openInputs('sea-wall')
  await user.type(await screen.findByRole('searchbox', { name: 'Find in the graph' }), 'first 7')
  const boxes = within(screen.getByRole('group', { name: 'Graph nodes' }))
  await waitFor(() => expect(boxes.queryByText('What we see')).toBeNull())
  expect(boxes.getByRole('button', { name: /^Expose Cfg 7/ })).toBeVisible()
})

test('what is built in is only read, and duplicated to be changed', async () => {
  const { user, router } = openInputs('still')
  expect(await screen.findByText('Built in, and read only')).toBeVisible()
  expect(await screen.findByRole('button', { name: /^Expose Cfg 7/ })).toBeDisabled()
  await user.click(screen.getByRole('button', { name: 'Duplicate to change it' }))
  await waitFor(() => expect(router.state.location.search.workflow).toBe('copy'))
})

import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { boardHandlers, newProjectDocument } from '@/testing/board-server'
import { renderRoute, testConfig } from '@/testing/render-route'
import { server } from '@/testing/server'

const { orchestrator, prompt_engine: promptEngine } = testConfig.services

type Item = { key: string; backend_affinity?: string; metadata: { shot: string; seed: number } }
type Batch = { name: string; items: Item[] }

/** What the orchestrator says of an item: taken, or the reason why not. */
const answered = ({ key }: Item, message: string | null) => ({
  key,
  job_id: message === null ? `job-${key}` : null,
  status: message === null ? 'queued' : 'failed',
  message: message ?? '',
  progress: 0,
  shot: null,
  shot_id: null,
  outputs: [],
})

/** A board whose farm refuses what `refuse` has a reason for; `batches` are what it was sent. */
function openBoard(refuse: (item: Item) => string | null = () => null) {
  const batches: Batch[] = []
  server.use(
    http.post(`${promptEngine}/api/templates/build_workflow`, async ({ request }) => {
      const body: { parameter_values: { seed: number } } = JSON.parse(await request.clone().text())
      return HttpResponse.json({
        success: true,
        workflow: {},
        applied_changes: [],
        fingerprint: 'f',
        inputs: {},
        values: {},
        seed: body.parameter_values.seed,
        prompt: 'Rain',
        negative_prompt: '',
      })
    }),
    http.post(`${orchestrator}/api/batches`, async ({ request }) => {
      const batch: Batch = JSON.parse(await request.clone().text())
      batches.push(batch)
      const items = batch.items.map((item) => answered(item, refuse(item)))
      const problem = { title: 'No item can be taken', detail: 'None can be taken.', items }
      if (items.every(({ job_id }) => job_id === null)) {
        return HttpResponse.json(problem, { status: 422 })
      }
      return HttpResponse.json({ batch_id: 'b', items }, { status: 202 })
    }),
    ...boardHandlers(newProjectDocument()),
  )
  return { batches, ...renderRoute('/p/film/board') }
}

type Opened = ReturnType<typeof openBoard>

async function withTwoShots({ user }: Opened) {
  await screen.findByText('No shot yet')
  await user.keyboard('nn')
  await screen.findByRole('treeitem', { name: /^1B/ })
}

async function generateAll({ user }: Opened) {
  await user.keyboard('{Alt>}g{/Alt}')
  const dialog = within(await screen.findByRole('dialog', { name: 'Generate' }))
  await user.click(dialog.getByText('All 2'))
  return dialog
}

test('all shots go with one request, and each that is refused is named with its reason', async () => {
  const board = openBoard(({ metadata }) =>
    metadata.shot === '1B' ? 'No node has the model.' : null,
  )
  await withTwoShots(board)
  const { batches, user } = board
  const dialog = await generateAll(board)
  await user.click(dialog.getByRole('button', { name: 'Generate' }))
  expect(await screen.findByRole('treeitem', { name: /^1A.*queued/ })).toBeVisible()
  expect(await screen.findByRole('treeitem', { name: /^1B.*No node has the model/ })).toBeVisible()
  expect(batches).toHaveLength(1)
  expect(batches[0]?.name).toBe('2 takes of 2 shots')
  await user.click(screen.getByRole('button', { name: 'Show all' }))
  const refused = within(await screen.findByRole('region', { name: 'Refused' }))
  expect(refused.getByText('No node has the model.')).toBeVisible()
})

test('where nothing can be taken each shot still has its own reason', async () => {
  const board = openBoard(({ metadata }) => `Nobody renders ${metadata.shot}.`)
  await withTwoShots(board)
  const dialog = await generateAll(board)
  await board.user.click(dialog.getByRole('button', { name: 'Generate' }))
  expect(await screen.findByRole('treeitem', { name: /^1A.*Nobody renders 1A/ })).toBeVisible()
  expect(await screen.findByRole('treeitem', { name: /^1B.*Nobody renders 1B/ })).toBeVisible()
})

test('several takes have seeds of their own and go to the chosen node', async () => {
  const board = openBoard()
  await withTwoShots(board)
  const { batches, user } = board
  await user.keyboard('{Alt>}g{/Alt}')
  const dialog = within(await screen.findByRole('dialog', { name: 'Generate' }))
  await user.click(dialog.getByText('4'))
  await user.click(dialog.getByRole('checkbox', { name: /Storyboard sketch/ }))
  expect(dialog.getByText('4 takes, nobody knows yet how long one takes')).toBeVisible()
  await user.click(dialog.getByRole('button', { name: 'Generate' }))
  await waitFor(() => expect(batches).toHaveLength(1))
  const items = batches[0]?.items ?? []
  expect(items.map(({ backend_affinity: node }) => node)).toEqual(Array(4).fill('sketch'))
  expect(new Set(items.map(({ metadata }) => metadata.seed)).size).toBe(4)
})

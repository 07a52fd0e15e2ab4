import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import type { Job } from '@/api/types'
import { useToasts } from '@/components/toast'
import { aSummary } from '@/testing/board-server'
import { aJob } from '@/testing/facts'
import { aNode } from '@/testing/nodes'
import { queueHandlers } from '@/testing/queue-server'
import { renderRoute, testConfig } from '@/testing/render-route'
import { server } from '@/testing/server'
import { queueSockets } from '@/testing/sockets'

const { orchestrator } = testConfig.services

const job = (id: string, shot: string, facts: Partial<Job> = {}) =>
  aJob({
    job_id: id,
    status: 'queued',
    backend_id: null,
    backend_name: null,
    metadata: { shot_id: `id-${shot}`, shot, template_id: 'still', seed: 7 },
    position: id.charCodeAt(0),
    ...facts,
  })

const three = [job('a', '1A'), job('b', '1B'), job('c', '1C')]

type Farm = Parameters<typeof queueHandlers>[0]

function openQueue(farm: Farm, search = '') {
  const { asked, handlers } = queueHandlers(farm)
  server.use(...handlers)
  return { asked, ...renderRoute(`/p/film/queue${search}`) }
}

// Messages outlive the page that they came from.
beforeEach(() => useToasts.setState({ entries: [] }))

const row = (name: RegExp) => screen.findByRole('row', { name })
/** The way back that a message offers. */
const undo = () =>
  within(screen.getByRole('region', { name: 'Messages' })).findByRole('button', { name: 'Undo' })
const rows = () => screen.getAllByRole('row').slice(1)

test('an empty queue says where pictures are asked for', async () => {
  openQueue({})
  expect(await screen.findByText('The queue is empty')).toBeVisible()
  expect(screen.getByRole('link', { name: 'Go to the board' })).toHaveAttribute(
    'href',
    '/p/film/board',
  )
})

test('jobs stand shot by shot in the order of service, with what each waits for', async () => {
  const lane = { job_id: 'a', shot: '1A', status: 'queued' as const, waits_for: null }
  openQueue({
    jobs: three,
    lanes: [
      {
        backend_id: 'north-1',
        jobs: [
          { ...lane, starts_in: 0, ends_in: 20 },
          { ...lane, job_id: 'b', shot: '1B', starts_in: 20, ends_in: 40 },
        ],
      },
    ],
  })
  expect(
    await row(/^1B, Storyboard still, seed 7, Waiting, (After 1A|Next) on north-1/),
  ).toBeVisible()
  expect(rows().map((each) => each.getAttribute('aria-label')?.slice(0, 2))).toEqual([
    '1A',
    '1A',
    '1B',
    '1B',
    '1C',
    '1C',
  ])
})

test('a job dropped on a node is pinned to it, and one picked on its lane is selected', async () => {
  const lane = { job_id: 'b', shot: '1B', status: 'queued' as const, waits_for: null }
  const { asked, user } = openQueue({
    jobs: three,
    lanes: [{ backend_id: 'north-1', jobs: [{ ...lane, starts_in: 0, ends_in: 20 }] }],
  })
  const node = await screen.findByRole('listitem', { name: 'north-1' })
  await user.click(await within(node).findByRole('button', { name: '1B, waiting' }))
  const picked = await row(/^1B, Storyboard/)
  expect(picked).toHaveAttribute('aria-selected', 'true')
  const data = new Map<string, string>()
  const dataTransfer = {
    setData: (type: string, text: string) => data.set(type, text),
    getData: (type: string) => data.get(type) ?? '',
    get types() {
      return [...data.keys()]
    },
  }
  fireEvent.dragStart(picked, { dataTransfer })
  fireEvent.dragOver(node, { dataTransfer })
  fireEvent.drop(node, { dataTransfer })
  await waitFor(() =>
    expect(asked).toMatchObject([{ path: '/api/jobs/b', body: { pinned_node: 'north-1' } }]),
  )
})

test('a job is cancelled with one press, and queued again with Undo', async () => {
  const { asked, user } = openQueue({ jobs: three })
  await user.click(await screen.findByRole('button', { name: /^Cancel 1B/ }))
  await user.click(await undo())
  await waitFor(() =>
    expect(asked.map(({ path, body }) => [path, body])).toEqual([
      ['/api/jobs/b/cancel', null],
      ['/api/jobs/bulk', { action: 'retry', job_ids: ['b'] }],
    ]),
  )
})

test('a job goes to the front with one press', async () => {
  const { asked, user } = openQueue({ jobs: three })
  await user.click(await screen.findByRole('button', { name: /^Move 1C.* to the front/ }))
  await waitFor(() => expect(asked).toMatchObject([{ path: '/api/jobs/c/front' }]))
})

test('Alt and an arrow move the job past its neighbour', async () => {
  const { asked, user } = openQueue({ jobs: three }, '?view=order')
  ;(await row(/^1C/)).focus()
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}')
  await waitFor(() =>
    expect(asked).toMatchObject([{ path: '/api/jobs/c/move', body: { before: 'b' } }]),
  )
})

test('several are selected with Shift and changed together', async () => {
  const { asked, user } = openQueue({ jobs: three }, '?view=order')
  await user.click(await row(/^1A/))
  await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}')
  const bar = within(await screen.findByRole('region', { name: 'Selected jobs' }))
  expect(bar.getByText('3 selected')).toBeVisible()
  await user.click(bar.getByRole('button', { name: 'Cancel 3' }))
  await waitFor(() =>
    expect(asked).toMatchObject([{ body: { action: 'cancel', job_ids: ['a', 'b', 'c'] } }]),
  )
})

test('a job is pinned to a node and given a priority from its menu', async () => {
  const { asked, user } = openQueue({ jobs: three })
  const menu = () => screen.findByRole('button', { name: /^More about 1A, / })
  await user.click(await menu())
  await user.click(await screen.findByRole('menuitem', { name: 'north-1' }))
  await user.click(await menu())
  await user.click(await screen.findByRole('menuitem', { name: 'Urgent' }))
  await waitFor(() =>
    expect(asked.map(({ method, body }) => [method, body])).toEqual([
      ['PATCH', { pinned_node: 'north-1' }],
      ['PATCH', { priority: 50 }],
    ]),
  )
})

test('the address narrows the list, and words are looked for as they are typed', async () => {
  const failed = job('f', '2F', { status: 'failed', cause: 'out_of_memory' })
  const { user, router } = openQueue({ jobs: [...three, failed] }, '?status=%5B%22failed%22%5D')
  expect(await row(/^2F, Storyboard still, seed 7, Failed, Out of memory/)).toBeVisible()
  expect(screen.queryByRole('row', { name: /^1A/ })).not.toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Show all' }))
  await user.type(screen.getByRole('searchbox', { name: 'Find a job' }), '1b')
  await waitFor(() => expect(screen.queryByRole('row', { name: /^1A/ })).not.toBeInTheDocument())
  expect(await row(/^1B, 1 take/)).toBeVisible()
  expect(router.state.location.search).toEqual({ q: '1b' })
})

test('a list narrowed to nothing says so and opens again', async () => {
  const { user } = openQueue({ jobs: three }, '?q=nowhere')
  expect(
    await screen.findByText('3 jobs are left out by what the list is narrowed to.'),
  ).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Show all 3 jobs' }))
  expect(await row(/^1A, 1 take/)).toBeVisible()
})

const failures = {
  total: 2,
  recovered: 1,
  groups: [
    {
      cause: 'out_of_memory' as const,
      title: 'Not enough memory',
      sentence: 'The picture needs 21 GB. north-2 has 16 GB.',
      detail: 'allocation of 5.2 GB failed',
      count: 2,
      job_ids: ['f', 'g'],
      shots: ['3B'],
      remedies: [
        { action: 'retry_on' as const, label: 'Retry 2 on loft', backend_ids: ['loft'] },
        { action: 'wait' as const, label: 'When cellar is back', backend_ids: ['cellar'] },
      ],
    },
  ],
}

test('failures stand by cause, and one press retries all of them where they can run', async () => {
  const { asked, user } = openQueue({ failures })
  const card = within(await screen.findByRole('region', { name: 'Not enough memory' }))
  expect(card.getByText(/needs 21 GB/)).toBeVisible()
  expect(screen.getByText('1 failure was retried and is done.')).toBeVisible()
  await user.click(card.getByRole('button', { name: 'Retry 2 on loft' }))
  await waitFor(() =>
    expect(asked).toMatchObject([
      { body: { action: 'retry', job_ids: ['f', 'g'], pinned_node: 'loft' } },
    ]),
  )
})

test('all failures are dismissed with one press and come back with Undo', async () => {
  const jobs = [job('f', '3B', { status: 'failed', cause: 'out_of_memory' })]
  const { asked, user } = openQueue({ failures, jobs })
  expect(await row(/^3B, 1 failed/)).toBeVisible()
  await user.click(await screen.findByRole('button', { name: 'Dismiss all' }))
  await waitFor(() => expect(screen.queryByRole('row', { name: /^3B/ })).not.toBeInTheDocument())
  await user.click(await undo())
  expect(await row(/^3B, 1 failed/)).toBeVisible()
  expect(asked.at(-1)).toMatchObject({ body: { action: 'restore', job_ids: ['f'] } })
})

test('a paused queue says so and offers to go on', async () => {
  const summary = aSummary({
    paused: true,
    counts: { ...aSummary().counts, queued: 3 },
    waiting: 3,
  })
  const { asked, user } = openQueue({ jobs: three, summary })
  expect(await screen.findByText(/The queue is paused for everybody/)).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Resume all' }))
  await waitFor(() => expect(asked).toMatchObject([{ path: '/api/queue/resume' }]))
})

test('a silent node says why and can be tried again or taken out', async () => {
  const node = aNode({
    id: 'cellar',
    name: 'cellar',
    online: false,
    status: 'offline',
    error: 'Nothing answers.',
  })
  const { user } = openQueue({ nodes: [node] })
  let change: unknown
  server.use(
    http.patch(`${orchestrator}/api/backends/cellar`, async ({ request }) => {
      change = await request.json()
      return HttpResponse.json(node)
    }),
  )
  const lane = within(await screen.findByRole('listitem', { name: 'cellar' }))
  expect(lane.getByText('Nothing answers.')).toBeVisible()
  expect(lane.getByRole('button', { name: 'Try again' })).toBeVisible()
  await user.click(lane.getByRole('button', { name: 'Take out' }))
  await waitFor(() => expect(change).toEqual({ enabled: false }))
  expect(await screen.findByText('cellar is taken out')).toBeVisible()
})

test('what cannot be read says why and tries again', async () => {
  const { user } = openQueue({ jobs: three })
  server.use(
    http.get(`${orchestrator}/api/jobs`, () =>
      HttpResponse.json({ detail: 'The database is away.' }, { status: 503 }),
    ),
  )
  expect(await screen.findByText('The jobs cannot be read')).toBeVisible()
  expect(screen.getByText('The database is away.')).toBeVisible()
  server.resetHandlers()
  server.use(...queueHandlers({ jobs: three }).handlers)
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await row(/^1A, 1 take/)).toBeVisible()
})

test('while nothing is told by itself the page says so and reads again', async () => {
  const { user } = openQueue({ jobs: three })
  server.use(
    // Not at once: what is closed before the stand-in knows it, it never lets go of.
    queueSockets.addEventListener('connection', ({ client }) => {
      setTimeout(() => client.close())
    }),
  )
  expect(await screen.findByText(/the list is read again every 5 seconds/)).toBeVisible()
  expect(await row(/^1A, 1 take/)).toBeVisible()
  await user.click(await screen.findByRole('button', { name: /^Cancel 1B/ }))
  expect(await screen.findByText('1 job cancelled', { selector: '.toast *' })).toBeVisible()
})

test('what is told over the socket is in the list at once', async () => {
  const { handlers } = queueHandlers({ jobs: three })
  let tell: (message: object) => void = () => {}
  server.use(
    queueSockets.addEventListener('connection', ({ client }) => {
      tell = (message) => client.send(JSON.stringify(message))
    }),
    ...handlers,
  )
  renderRoute('/p/film/queue')
  expect(await row(/^1B, 1 take/)).toBeVisible()
  // A failure has the list read again; by then the job is gone from it.
  server.use(
    http.get(`${orchestrator}/api/jobs`, () => HttpResponse.json({ jobs: [], next_cursor: null })),
  )
  const event = {
    sequence: 9,
    at: '',
    type: 'job_failed',
    job_id: 'b',
    project_id: 'film',
    data: {},
  }
  const failed = job('b', '1B', { status: 'failed', cause: 'node_gone' })
  tell({ type: 'event', event, job: failed })
  expect(await row(/^1B, .*Failed, The node went away/)).toBeVisible()
  tell({ type: 'event', event: { ...event, sequence: 10 }, job: { ...failed, deleted_at: 'now' } })
  await waitFor(() => expect(screen.queryByRole('row', { name: /^1B/ })).not.toBeInTheDocument())
})

test('what can be done by key stands in the list of keys', async () => {
  const { user } = openQueue({ jobs: three })
  await row(/^1A, 1 take/)
  await user.keyboard('?')
  const keys = within(await screen.findByRole('dialog', { name: 'Keys' }))
  for (const title of ['Retry the selected jobs', 'Up or down in the queue', 'Go to the queue']) {
    expect(keys.getByText(title)).toBeVisible()
  }
})

import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import type { Backend, BackendProbe, FoundNode } from '@/api/types'
import { aNode } from '@/testing/nodes'
import { renderRoute } from '@/testing/render-route'
import { server } from '@/testing/server'

const orchestrator = (path: string) => `http://orchestrator.test${path}`
const problem = (status: number, detail: string) => HttpResponse.json({ detail }, { status })

function known(backends: Backend[], found: FoundNode[] = []) {
  server.use(
    http.get(orchestrator('/api/backends'), () =>
      HttpResponse.json({ backends, total: backends.length, online: 0, offline: 0 }),
    ),
    http.post(orchestrator('/api/backends/discover'), () => HttpResponse.json({ found })),
  )
}

const answers = (facts: Partial<BackendProbe> = {}) =>
  http.post(orchestrator('/api/backends/test'), () => HttpResponse.json({ ...probed, ...facts }))

const probed: BackendProbe = {
  ok: true,
  url: 'http://north-1:8188',
  version: '0.3.75',
  gpu_name: 'RTX 6000',
  classes: 812,
  latency_ms: 3,
  error: null,
}

test('the built-in node says what it is', async () => {
  const gpu = 'Storyboard sketch (no GPU)'
  known([aNode({ name: 'Storyboard sketch', is_sketch: true, configured: true, gpu_name: gpu })])
  renderRoute('/settings/nodes')
  const node = await screen.findByRole('listitem', { name: 'Storyboard sketch' })
  expect(node).toHaveTextContent('Storyboard sketch (no GPU), ComfyUI 0.3.75')
  expect(node).toHaveTextContent('without a GPU and without models')
  expect(within(node).queryByRole('menuitem', { name: 'Remove' })).not.toBeInTheDocument()
})

test('a silent node tells its reason', async () => {
  known([
    aNode({ online: false, status: 'offline', error: 'Nothing answers at http://10.0.0.5:8188.' }),
  ])
  renderRoute('/settings/nodes')
  const node = await screen.findByRole('listitem', { name: 'north-1' })
  expect(node).toHaveTextContent('Offline')
  expect(node).toHaveTextContent('Nothing answers at http://10.0.0.5:8188.')
})

test('an address is tried before it is saved', async () => {
  known([])
  server.use(answers())
  const { user } = renderRoute('/settings/nodes')
  expect(await screen.findByRole('button', { name: 'Test connection' })).toBeDisabled()
  await user.type(screen.getByRole('textbox', { name: 'Address' }), 'north-1')
  await user.click(screen.getByRole('button', { name: 'Test connection' }))
  const found = 'ComfyUI 0.3.75 on RTX 6000, with 812 kinds of graph node.'
  expect(await screen.findByText(found)).toBeVisible()
})

test('an address where nothing answers says so', async () => {
  known([])
  const error = 'Nothing answers at http://north-1:8188; start ComfyUI there.'
  server.use(answers({ ok: false, error }))
  const { user } = renderRoute('/settings/nodes')
  await user.type(await screen.findByRole('textbox', { name: 'Address' }), 'north-1')
  await user.click(screen.getByRole('button', { name: 'Test connection' }))
  expect(await screen.findByText(error)).toBeVisible()
})

test('a node is added under the name of its machine, once it has answered', async () => {
  known([])
  const sent: unknown[] = []
  server.use(
    answers(),
    http.post(orchestrator('/api/backends'), async ({ request }) => {
      sent.push(await request.json())
      known([aNode({ name: 'loft' })])
      return HttpResponse.json(aNode(), { status: 201 })
    }),
  )
  const { user } = renderRoute('/settings/nodes')
  await user.type(await screen.findByRole('textbox', { name: 'Address' }), 'loft{Enter}')
  expect(await screen.findByRole('listitem', { name: 'loft' })).toBeVisible()
  expect(sent).toEqual([{ name: 'loft', url: 'http://loft:8188' }])
  expect(screen.getByRole('textbox', { name: 'Address' })).toHaveValue('')
})

test('what does not answer is added only after its reason was seen', async () => {
  known([])
  const sent: unknown[] = []
  const error = 'Nothing answers at http://loft:8188; start ComfyUI there.'
  server.use(
    answers({ ok: false, error }),
    http.post(orchestrator('/api/backends'), async ({ request }) => {
      sent.push(await request.json())
      return HttpResponse.json(aNode(), { status: 201 })
    }),
  )
  const { user } = renderRoute('/settings/nodes')
  await user.type(await screen.findByRole('textbox', { name: 'Address' }), 'loft{Enter}')
  expect(await screen.findByText(error)).toBeVisible()
  expect(sent).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Add node all the same' }))
  await waitFor(() => expect(sent).toHaveLength(1))
})

test('a ComfyUI on this machine is added with one press', async () => {
  const found = {
    url: 'http://127.0.0.1:8189',
    version: '0.3.75',
    gpu_name: 'RTX 6000',
    known: null,
    needs_credentials: false,
  }
  known([], [found, { ...found, url: 'http://127.0.0.1:8188', known: 'sketch' }])
  let sent: unknown
  server.use(
    http.post(orchestrator('/api/backends'), async ({ request }) => {
      sent = await request.json()
      known([aNode({ name: 'RTX 6000 8189' })])
      return HttpResponse.json(aNode(), { status: 201 })
    }),
  )
  const { user } = renderRoute('/settings/nodes')
  await user.click(await screen.findByRole('button', { name: 'Add http://127.0.0.1:8189' }))
  expect(await screen.findByRole('listitem', { name: 'RTX 6000 8189' })).toBeVisible()
  expect(sent).toEqual({ name: 'RTX 6000 8189', url: 'http://127.0.0.1:8189' })
})

test('what lets us in goes along, and is never shown again', async () => {
  known([aNode({ has_credentials: true })])
  let sent: unknown
  server.use(
    answers(),
    http.patch(orchestrator('/api/backends/north-1'), async ({ request }) => {
      sent = await request.json()
      return HttpResponse.json(aNode())
    }),
  )
  const { user } = renderRoute('/settings/nodes')
  await choose(user, 'Edit')
  const node = within(screen.getByRole('listitem', { name: 'north-1' }))
  expect(node.getByLabelText('Password')).toHaveValue('')
  await user.type(node.getByRole('textbox', { name: 'User' }), 'mara')
  await user.type(node.getByLabelText('Password'), 'salt')
  await user.click(node.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(sent).toEqual({ basic_auth: { user: 'mara', password: 'salt' } }))
  await waitFor(() => expect(node.queryByRole('button', { name: 'Save' })).not.toBeInTheDocument())
})

test('a refused address is told at the address', async () => {
  known([])
  const detail = 'http://loft:8188 is already known as loft.'
  server.use(
    answers(),
    http.post(orchestrator('/api/backends'), () => problem(409, detail)),
  )
  const { user } = renderRoute('/settings/nodes')
  const address = await screen.findByRole('textbox', { name: 'Address' })
  await user.type(address, 'loft{Enter}')
  await waitFor(() => expect(address).toHaveAccessibleDescription(detail))
})

/** Opens the menu of the one node and chooses from it. */
async function choose(user: ReturnType<typeof renderRoute>['user'], entry: string) {
  await user.click(await screen.findByRole('button', { name: 'More about north-1' }))
  await user.click(await screen.findByRole('menuitem', { name: entry }))
}

test('a removed node comes back with Undo', async () => {
  const calls: string[] = []
  known([aNode()])
  server.use(
    http.delete(orchestrator('/api/backends/north-1'), () => {
      known([])
      calls.push('removed')
      return new HttpResponse(null, { status: 204 })
    }),
    http.post(orchestrator('/api/backends/north-1/restore'), () => {
      calls.push('restored')
      known([aNode()])
      return HttpResponse.json(aNode())
    }),
  )
  const { user } = renderRoute('/settings/nodes')
  await choose(user, 'Remove')
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(calls).toEqual(['removed', 'restored']))
  expect(await screen.findByRole('listitem', { name: 'north-1' })).toBeVisible()
})

test('a node in quarantine says why and until when, and can be released', async () => {
  const quarantine = {
    reason: '3 jobs failed on it.',
    since: '2026-11-21T10:00:00Z',
    probe_at: '2026-11-21T10:05:00Z',
    on_trial: false,
  }
  known([aNode({ status: 'quarantined', quarantine })])
  server.use(
    http.post(orchestrator('/api/backends/north-1/release'), () => {
      known([aNode()])
      return HttpResponse.json(aNode())
    }),
  )
  const { user } = renderRoute('/settings/nodes')
  expect(await screen.findByText(/3 jobs failed on it\. It is tried again at/)).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Release now' }))
  await waitFor(() => expect(screen.queryByText(/3 jobs failed/)).not.toBeInTheDocument())
})

test('a node that is stopped says what was done', async () => {
  known([aNode()])
  const message = '1 job was stopped and waits again; the memory is free.'
  server.use(
    http.post(orchestrator('/api/backends/north-1/restart'), () =>
      HttpResponse.json({
        success: true,
        message,
        backend_id: 'north-1',
        interrupted: ['j'],
        freed: true,
      }),
    ),
  )
  const { user } = renderRoute('/settings/nodes')
  await choose(user, 'Stop its jobs and free its memory')
  expect(await screen.findByText(message)).toBeVisible()
})

test('the kinds of graph node are found by a part of their name', async () => {
  known([aNode()])
  const kind = (name: string) => ({ name, display_name: name, category: 'sampling' })
  server.use(
    http.get(orchestrator('/api/backends/north-1/classes'), () =>
      HttpResponse.json({ classes: [kind('KSampler'), kind('VAEDecode')], total: 2 }),
    ),
    http.get(orchestrator('/api/backends/north-1/models'), () =>
      HttpResponse.json({ models: [{ name: 'sdxl.safetensors', folder: 'checkpoints' }] }),
    ),
  )
  const { user } = renderRoute('/settings/nodes')
  await choose(user, 'Devices, kinds, models')
  const kinds = await screen.findByRole('list', { name: 'Kinds of graph node' })
  expect(within(kinds).getAllByRole('listitem')).toHaveLength(2)
  await user.type(screen.getByRole('textbox', { name: '2 kinds of graph node' }), 'ksam')
  expect(within(kinds).getByText('KSampler')).toBeVisible()
  expect(within(kinds).getAllByRole('listitem')).toHaveLength(1)
  expect(screen.getByText(/1 model file/)).toBeVisible()
})

test('disabling is refused in a sentence', async () => {
  known([aNode()])
  server.use(
    http.patch(orchestrator('/api/backends/north-1'), () => problem(409, 'north-1 has work.')),
  )
  const { user } = renderRoute('/settings/nodes')
  await user.click(await screen.findByRole('switch', { name: 'Enabled' }))
  expect(await screen.findByText('north-1 has work.')).toBeVisible()
})

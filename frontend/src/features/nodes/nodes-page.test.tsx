import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import type { Backend, BackendProbe } from '@/api/types'
import { aNode } from '@/testing/nodes'
import { renderRoute } from '@/testing/render-route'
import { server } from '@/testing/server'

const orchestrator = (path: string) => `http://orchestrator.test${path}`
const problem = (status: number, detail: string) => HttpResponse.json({ detail }, { status })

function known(backends: Backend[]) {
  server.use(
    http.get(orchestrator('/api/backends'), () =>
      HttpResponse.json({ backends, total: backends.length, online: 0, offline: 0 }),
    ),
  )
}

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
  expect(within(node).queryByRole('button', { name: /Remove/ })).not.toBeInTheDocument()
})

test('a silent node tells its reason', async () => {
  known([aNode({ online: false, error: 'Nothing answers at http://10.0.0.5:8188.' })])
  renderRoute('/settings/nodes')
  const node = await screen.findByRole('listitem', { name: 'north-1' })
  expect(node).toHaveTextContent('Offline')
  expect(node).toHaveTextContent('Nothing answers at http://10.0.0.5:8188.')
})

test('an address is tried before it is saved', async () => {
  known([])
  server.use(http.post(orchestrator('/api/backends/test'), () => HttpResponse.json(probed)))
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
  server.use(
    http.post(orchestrator('/api/backends/test'), () =>
      HttpResponse.json({ ...probed, ok: false, error }),
    ),
  )
  const { user } = renderRoute('/settings/nodes')
  await user.type(await screen.findByRole('textbox', { name: 'Address' }), 'north-1')
  await user.click(screen.getByRole('button', { name: 'Test connection' }))
  expect(await screen.findByText(error)).toBeVisible()
})

test('a node is added under the name of its machine', async () => {
  known([])
  let sent: unknown
  server.use(
    http.post(orchestrator('/api/backends'), async ({ request }) => {
      sent = await request.json()
      known([aNode({ name: 'loft' })])
      return HttpResponse.json(aNode(), { status: 201 })
    }),
  )
  const { user } = renderRoute('/settings/nodes')
  await user.type(await screen.findByRole('textbox', { name: 'Address' }), 'loft{Enter}')
  expect(await screen.findByRole('listitem', { name: 'loft' })).toBeVisible()
  expect(sent).toEqual({ name: 'loft', url: 'http://loft:8188' })
  expect(screen.getByRole('textbox', { name: 'Address' })).toHaveValue('')
})

test('a refused address is told at the address', async () => {
  known([])
  const detail = 'http://loft:8188 is already known as loft.'
  server.use(http.post(orchestrator('/api/backends'), () => problem(409, detail)))
  const { user } = renderRoute('/settings/nodes')
  const address = await screen.findByRole('textbox', { name: 'Address' })
  await user.type(address, 'loft{Enter}')
  await waitFor(() => expect(address).toHaveAccessibleDescription(detail))
})

test('a removed node comes back with Undo', async () => {
  const calls: unknown[] = []
  known([aNode()])
  server.use(
    http.delete(orchestrator('/api/backends/north-1'), () => {
      known([])
      calls.push('removed')
      return new HttpResponse(null, { status: 204 })
    }),
    http.post(orchestrator('/api/backends'), async ({ request }) => {
      calls.push(await request.json())
      known([aNode()])
      return HttpResponse.json(aNode(), { status: 201 })
    }),
  )
  const { user } = renderRoute('/settings/nodes')
  await user.click(await screen.findByRole('button', { name: 'Remove north-1' }))
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(() =>
    expect(calls).toEqual(['removed', { name: 'north-1', url: 'http://10.0.0.5:8188' }]),
  )
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

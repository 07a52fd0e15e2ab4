import { screen, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { aNode } from '@/testing/nodes'
import { renderRoute } from '@/testing/render-route'
import { server } from '@/testing/server'

const orchestrator = (path: string) => `http://orchestrator.test${path}`

const model = (name: string, folder: string, ...backend_ids: string[]) => ({
  name,
  folder,
  backend_ids,
})

function farm() {
  const backends = [aNode(), aNode({ id: 'loft', name: 'loft' })]
  server.use(
    http.get(orchestrator('/api/backends'), () =>
      HttpResponse.json({ backends, total: 2, online: 2, offline: 0 }),
    ),
    http.get(orchestrator('/api/models'), () =>
      HttpResponse.json({
        models: [
          model('flux/flux1-dev.safetensors', 'checkpoints', 'north-1', 'loft'),
          model('harbour_v2.safetensors', 'loras', 'loft'),
        ],
        unread: ['cellar'],
      }),
    ),
  )
}

test('each model says where it is and where it is missing, and who could not be asked', async () => {
  farm()
  renderRoute('/settings/models')
  const models = await screen.findByRole('table', { name: 'Models' })
  const rows = within(models).getAllByRole('row')
  expect(rows).toHaveLength(3)
  expect(rows[1]).toHaveTextContent('flux/flux1-dev.safetensorsCheckpointon north-1on loft')
  expect(rows[2]).toHaveTextContent('harbour_v2.safetensorsLoRAmissingon loft')
  expect(screen.getByText(/because they do not answer: cellar/)).toBeVisible()
})

test('models are found by a part of their name, and the address keeps it', async () => {
  farm()
  const { user, router } = renderRoute('/settings/models?node=loft')
  await user.type(await screen.findByRole('textbox', { name: 'Find a model' }), 'harbour')
  expect(await screen.findByText('1 model of 2')).toBeVisible()
  expect(router.state.location.search).toEqual({ node: 'loft', q: 'harbour' })
})

test('what a node lacks is found by one switch, and a type by one press', async () => {
  farm()
  const { user, router } = renderRoute('/settings/models')
  await user.click(await screen.findByRole('switch', { name: 'Missing somewhere' }))
  expect(await screen.findByText('1 model of 2')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'LoRA 1' }))
  expect(router.state.location.search).toEqual({ missing: true, folder: 'loras' })
})

test('what nobody has says so, and leads back to all', async () => {
  farm()
  const { user } = renderRoute('/settings/models?q=nothing-like-it')
  await user.click(await screen.findByRole('button', { name: 'Show all 2 models' }))
  expect(await screen.findByText('2 models')).toBeVisible()
})

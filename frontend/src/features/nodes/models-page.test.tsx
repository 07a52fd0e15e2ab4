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

test('each model says where it is, and who could not be asked', async () => {
  farm()
  renderRoute('/settings/models')
  const models = await screen.findByRole('list', { name: 'Models' })
  expect(within(models).getAllByRole('listitem')).toHaveLength(2)
  expect(within(models).getByText('north-1, loft')).toBeVisible()
  expect(screen.getByText(/because they do not answer: cellar/)).toBeVisible()
})

test('models are found by a part of their name, and the address keeps it', async () => {
  farm()
  const { user, router } = renderRoute('/settings/models?node=loft')
  await user.type(await screen.findByRole('textbox', { name: 'Find a model' }), 'harbour')
  expect(await screen.findByText('1 model of 2')).toBeVisible()
  expect(router.state.location.search).toEqual({ node: 'loft', q: 'harbour' })
})

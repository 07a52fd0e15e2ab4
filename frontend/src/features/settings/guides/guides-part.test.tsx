import { screen, waitFor } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { renderRoute, testConfig } from '@/testing/render-route'
import { server } from '@/testing/server'

const engine = (path: string) => `${testConfig.services.prompt_engine}${path}`

const HOUSE = '# General\n'

/** Guides as the service keeps them: own words beside the house's. */
function guidesOf(own: Record<string, string>) {
  const view = (id: string) => ({
    id,
    text: own[id] ?? HOUSE,
    edited: id in own,
    sha256: '0',
  })
  server.use(
    http.get(engine('/target-models'), () => HttpResponse.json([{ id: 'flux_1', name: 'FLUX.1' }])),
    http.get(engine('/guides'), () =>
      HttpResponse.json({ guides: ['flux_1', 'general'].map(view) }),
    ),
    http.get(engine('/guides/:id'), ({ params }) => HttpResponse.json(view(String(params.id)))),
    http.put(engine('/guides/:id'), async ({ params, request }) => {
      own[String(params.id)] = JSON.parse(await request.text()).text
      return HttpResponse.json(view(String(params.id)))
    }),
    http.delete(engine('/guides/:id'), ({ params }) => {
      delete own[String(params.id)]
      return HttpResponse.json(view(String(params.id)))
    }),
  )
  return own
}

test('a guide is edited, marked, and gone back to the house with an undo', async () => {
  const own = guidesOf({})
  const { user } = renderRoute('/settings/keys?part=guides&guide=flux_1')
  const text = await screen.findByRole('textbox', { name: 'Guide of FLUX.1, Markdown' })
  await user.type(text, 'Short.')
  await user.keyboard('{Control>}s{/Control}')
  await waitFor(() => expect(own).toEqual({ flux_1: `${HOUSE}Short.` }))
  expect(await screen.findByRole('link', { name: /^FLUX\.1,\s*Edited$/ })).toBeVisible()
  await user.click(screen.getByRole('button', { name: "Reset to the house's" }))
  await waitFor(() => expect(own).toEqual({}))
  await screen.findByText('FLUX.1 has the guide of the house again.')
  await user.click(screen.getAllByRole('button', { name: 'Undo' }).at(-1) ?? document.body)
  await waitFor(() => expect(own).toEqual({ flux_1: `${HOUSE}Short.` }))
  await waitFor(() => expect(text).toHaveValue(`${HOUSE}Short.`))
})

test('looking at another guide loses nothing of what was being written', async () => {
  guidesOf({})
  const { user } = renderRoute('/settings/keys?part=guides')
  const text = 'Guide of Every other model, Markdown'
  await user.type(await screen.findByRole('textbox', { name: text }), 'More')
  await user.click(screen.getByRole('link', { name: /^FLUX/ }))
  await screen.findByRole('textbox', { name: 'Guide of FLUX.1, Markdown' })
  await user.click(screen.getByRole('link', { name: /^Every other model,\s*Not saved$/ }))
  expect(await screen.findByRole('textbox', { name: text })).toHaveValue(`${HOUSE}More`)
})

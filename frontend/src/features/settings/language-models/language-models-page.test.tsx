import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import type { KnownCredentials, ModelChoice, Provider } from '@/api/language-models'
import { aModelChoice, aProvider, someCredentials } from '@/testing/language-models'
import { renderRoute, testConfig } from '@/testing/render-route'
import { server } from '@/testing/server'

const engine = (path: string) => `${testConfig.services.prompt_engine}${path}`
const problem = (status: number, detail: string) => HttpResponse.json({ detail }, { status })

const offline = aProvider({
  id: 'offline',
  name: 'Offline',
  type: 'offline',
  description: 'By rule.',
  default_endpoint: null,
})
const openai = aProvider()
const github = aProvider({ id: 'github', name: 'GitHub', supports: ['chat', 'device_flow'] })
const fal = aProvider({ id: 'fal', name: 'fal', type: 'none', description: 'Media only.' })

/** A prompt engine that keeps what it is told; `sent` is every change, in order. */
function anEngine(
  known: Record<string, KnownCredentials> = {},
  providers: Provider[] = [offline, openai, github, fal],
) {
  const sent: unknown[] = []
  let choice: ModelChoice = aModelChoice()
  server.use(
    http.get(engine('/settings/providers'), () =>
      HttpResponse.json({ count: providers.length, providers }),
    ),
    http.get(engine('/credentials'), () => HttpResponse.json({ ...choice, providers: known })),
    http.get(engine('/settings'), () => HttpResponse.json(choice)),
    http.put(engine('/settings'), async ({ request }) => {
      const change = JSON.parse(await request.text())
      sent.push(change)
      choice = { ...choice, ...change }
      return HttpResponse.json(choice)
    }),
    http.get(engine('/settings/providers/local/detect'), () => HttpResponse.json({ found: [] })),
    http.put(engine('/credentials/:id'), async ({ request, params }) => {
      sent.push(JSON.parse(await request.text()))
      known[String(params.id)] = someCredentials({ has_api_key: true, api_key_last_four: 'wxyz' })
      return HttpResponse.json({ success: true, provider_id: params.id })
    }),
    http.delete(engine('/credentials/:id'), ({ params }) => {
      sent.push('deleted')
      delete known[String(params.id)]
      return HttpResponse.json({ success: true, provider_id: params.id })
    }),
  )
  return sent
}

const row = (name: string) => screen.findByRole('listitem', { name })

test('with nothing set up the offline model answers, and says how', async () => {
  anEngine()
  renderRoute('/settings/keys')
  const first = within(await screen.findByRole('group', { name: 'First' }))
  expect(first.getByText('By rule.')).toBeVisible()
  expect(within(await row('OpenAI')).getByText('No key')).toBeVisible()
  expect(screen.getByText('Media only.')).toBeVisible()
})

test('a key is entered, kept, and never shown again', async () => {
  const sent = anEngine()
  const { user } = renderRoute('/settings/keys')
  await user.click(within(await row('OpenAI')).getByRole('button', { name: /^Set key/ }))
  const key = await screen.findByLabelText('Key')
  expect(key).toHaveAttribute('type', 'password')
  await user.type(key, 'sk-0123456789-wxyz{Enter}')
  expect(await within(await row('OpenAI')).findByText('Key ····wxyz')).toBeVisible()
  expect(sent).toEqual([{ api_key: 'sk-0123456789-wxyz' }])
  expect(screen.queryByDisplayValue(/sk-/)).not.toBeInTheDocument()
})

test('a key is tried before it is kept, and a refusal is told in its sentence', async () => {
  const sent = anEngine()
  const refusal = 'OpenAI does not take the key.'
  server.use(http.post(engine('/settings/providers/openai/test'), () => problem(502, refusal)))
  const { user } = renderRoute('/settings/keys')
  await user.click(within(await row('OpenAI')).getByRole('button', { name: /^Set key/ }))
  await user.type(await screen.findByLabelText('Key'), 'sk-wrong')
  const form = within(screen.getByRole('form', { name: 'Access to OpenAI' }))
  await user.click(form.getByRole('button', { name: 'Test' }))
  expect(await form.findByText(refusal)).toBeVisible()
  expect(sent).toEqual([])
})

test('how the last test went stands with the provider', async () => {
  const failed = { at: '2026-11-21T10:00:00Z', ok: false, message: 'OpenAI does not answer.' }
  const tested = aProvider({ last_test: failed })
  anEngine({ openai: someCredentials({ has_api_key: true }) }, [offline, tested])
  renderRoute('/settings/keys')
  expect(within(await row('OpenAI')).getByText(/^OpenAI does not answer\./)).toBeVisible()
})

test('a key is deleted only when asked twice, for it cannot come back', async () => {
  const sent = anEngine({ openai: someCredentials({ has_api_key: true }) })
  const { user } = renderRoute('/settings/keys')
  await user.click(within(await row('OpenAI')).getByRole('button', { name: 'More about OpenAI' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Delete the key' }))
  const asked = within(await screen.findByRole('dialog', { name: /^Delete the key of OpenAI/ }))
  expect(sent).toEqual([])
  await user.click(asked.getByRole('button', { name: 'Delete the key' }))
  await waitFor(() => expect(sent).toEqual(['deleted']))
  expect(await within(await row('OpenAI')).findByText('No key')).toBeVisible()
})

test('a provider is chosen, then a model from the list that it answers with', async () => {
  const sent = anEngine({ openai: someCredentials({ has_api_key: true }) })
  server.use(
    http.post(engine('/llm/models'), () =>
      HttpResponse.json({
        success: true,
        models: [
          { id: 'large', name: 'large' },
          { id: 'small', name: 'small' },
        ],
        default_model: 'large',
      }),
    ),
  )
  const { user } = renderRoute('/settings/keys')
  const first = within(await screen.findByRole('group', { name: 'First' }))
  await user.click(first.getByRole('button', { name: /First/ }))
  await user.click(await screen.findByRole('option', { name: /^OpenAI/ }))
  expect(await screen.findByText('No model of OpenAI is chosen yet.')).toBeVisible()
  await user.click(first.getByRole('button', { name: /^Model/ }))
  await screen.findByRole('option', { name: 'large' })
  await user.keyboard('sma{Enter}')
  await waitFor(() =>
    expect(sent).toEqual([
      { active_provider: 'openai', selected_model: '' },
      { selected_model: 'small' },
    ]),
  )
  expect(await first.findByRole('button', { name: 'Model small' })).toBeVisible()
})

test('a login shows its code and is done once the provider says so', async () => {
  const known: Record<string, KnownCredentials> = {}
  anEngine(known)
  let answers = 0
  server.use(
    http.get(engine('/settings/oauth/github/flow-type'), () =>
      HttpResponse.json({ provider_id: 'github', flow_type: 'device_code', note: 'Needs an app.' }),
    ),
    http.post(engine('/settings/oauth/github/device-code'), () =>
      HttpResponse.json({
        device_code: 'd',
        user_code: 'WDJB-MJHT',
        verification_uri: 'https://github.test/device',
        expires_in: 900,
        interval: 0.01,
      }),
    ),
    http.post(engine('/settings/oauth/github/device-poll'), () => {
      answers += 1
      if (answers < 3) return HttpResponse.json({ status: 'pending', has_oauth_token: false })
      known.github = someCredentials({ has_oauth_token: true })
      return HttpResponse.json({ status: 'authorized', has_oauth_token: true })
    }),
  )
  const { user } = renderRoute('/settings/keys')
  await user.click(within(await row('GitHub')).getByRole('button', { name: 'More about GitHub' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Log in with a code' }))
  await user.type(await screen.findByRole('textbox', { name: 'Client id' }), 'Iv1.abc{Enter}')
  expect(await screen.findByText('Logged in.')).toBeVisible()
  expect(answers).toBe(3)
  expect(await within(await row('GitHub')).findByText('Logged in')).toBeVisible()
})

test('a server of your own is tried and added', async () => {
  anEngine()
  const sent: unknown[] = []
  server.use(
    http.post(engine('/settings/custom-endpoint/test'), () =>
      HttpResponse.json({ status: 'ok', message: 'It answers with 2 models.', models: [] }),
    ),
    http.post(engine('/settings/providers'), async ({ request }) => {
      sent.push(await request.json())
      return HttpResponse.json(aProvider({ id: 'loft', name: 'Loft', type: 'own' }), {
        status: 201,
      })
    }),
  )
  const { user } = renderRoute('/settings/keys')
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Loft')
  await user.type(screen.getByRole('textbox', { name: 'Address' }), 'http://loft:8000/v1')
  await user.click(screen.getByRole('button', { name: 'Test connection' }))
  expect(await screen.findByText('It answers with 2 models.')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Add' }))
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue(''))
  expect(sent).toEqual([{ name: 'Loft', endpoint: 'http://loft:8000/v1', wire: 'openai' }])
})

test('a prompt engine that is away is told, with a way to try again', async () => {
  anEngine()
  server.use(http.get(engine('/credentials'), () => problem(503, 'The key cannot be read.')))
  const { user } = renderRoute('/settings/keys')
  const note = within(await screen.findByRole('alert'))
  expect(note.getByText('The key cannot be read.')).toBeVisible()
  anEngine()
  await user.click(note.getByRole('button', { name: 'Try again' }))
  expect(await row('OpenAI')).toBeVisible()
})

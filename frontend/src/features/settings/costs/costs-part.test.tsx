import { screen, waitFor } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import type { Ledger } from '@/api/language-models'
import { aCall, aLedger, aModelChoice, aProvider } from '@/testing/language-models'
import { renderRoute, testConfig } from '@/testing/render-route'
import { server } from '@/testing/server'

const { prompt_engine, storyboard } = testConfig.services

function spent(ledger: Ledger) {
  const sent: unknown[] = []
  server.use(
    http.get(`${prompt_engine}/llm/ledger`, () => HttpResponse.json(ledger)),
    http.get(`${prompt_engine}/settings/providers`, () =>
      HttpResponse.json({ count: 1, providers: [aProvider()] }),
    ),
    http.get(`${storyboard}/api/projects`, () => HttpResponse.json({ projects: [] })),
    http.put(`${prompt_engine}/settings`, async ({ request }) => {
      sent.push(await request.json())
      return HttpResponse.json(aModelChoice())
    }),
  )
  return sent
}

test('each call stands with its model, its tokens and what it cost', async () => {
  const failure = 'OpenAI did not answer in time.'
  const calls = [aCall(), aCall({ id: 'b', usd: null, input_tokens: null, failure })]
  spent(aLedger({ calls }))
  renderRoute('/settings/keys?part=costs')
  const [, paid, failed] = await screen.findAllByRole('row')
  await waitFor(() => expect(paid).toHaveTextContent('OpenAI small'))
  expect(paid).toHaveTextContent('42080$0.0021')
  expect(failed).toHaveTextContent(failure)
  expect(failed).toHaveTextContent('Not told80Not known')
})

test('a budget that is spent says what still answers, and may be raised or taken away', async () => {
  const period = { calls: 3, input_tokens: 1, output_tokens: 1, usd: 5, unpriced_calls: 0 }
  const sent = spent(aLedger({ budget_usd: 5, period }))
  const { user } = renderRoute('/settings/keys?part=costs')
  expect(await screen.findByText('Spent $5.00 of $5.00 this month')).toBeVisible()
  expect(screen.getByRole('status')).toHaveTextContent('Offline and local ones still answer.')
  const most = screen.getByRole('textbox', { name: /^At most/ })
  await user.clear(most)
  await user.type(most, '8{Enter}')
  await waitFor(() => expect(sent).toEqual([{ budget_usd: 8 }]))
  await user.clear(most)
  await user.tab()
  await waitFor(() => expect(sent.at(-1)).toEqual({ budget_usd: -1 }))
})

test('where nothing was asked yet, the page says how to begin', async () => {
  spent(aLedger())
  renderRoute('/settings/keys?part=costs')
  expect(await screen.findByText(/^No model was asked yet\./)).toBeVisible()
})

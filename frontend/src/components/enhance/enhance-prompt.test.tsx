import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Enhancement } from '@/api/enhance'
import { boardHandlers, newProjectDocument } from '@/testing/board-server'
import { anEnhancement, aProvider } from '@/testing/language-models'
import { renderRoute, testConfig } from '@/testing/render-route'
import { server } from '@/testing/server'

const engine = (path: string) => `${testConfig.services.prompt_engine}${path}`

const STREAM = engine('/enhance-prompt/stream')

const parts = [
  { id: 'c1', before: '', after: 'Close-up. ' },
  { id: null, before: 'Mara waits', after: 'Mara waits' },
  { id: 'c2', before: ' in rain', after: ' in cold rain.' },
]

const event = (name: string, data: object) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`

/** Answers with these events; each hangs in the air until `go` lets it. */
function streams(...events: string[]) {
  const steps: (() => void)[] = []
  const encoder = new TextEncoder()
  let isGone = false
  server.use(
    http.post(STREAM, ({ request }) => {
      request.signal.addEventListener('abort', () => {
        isGone = true
      })
      const body = new ReadableStream({
        start(controller) {
          for (const text of events) steps.push(() => controller.enqueue(encoder.encode(text)))
          steps.push(() => controller.close())
        },
      })
      return new HttpResponse(body, { headers: { 'content-type': 'text/event-stream' } })
    }),
  )
  return {
    go: (count: number) => {
      for (const step of steps.splice(0, count)) step()
    },
    isGone: () => isGone,
  }
}

const done = (facts: Partial<Enhancement> = {}) =>
  event('done', anEnhancement({ parts, tokens_used: 120, ...facts }))

const descriptions = (doc: Y.Doc): unknown[] =>
  Object.values(doc.getMap('shots').toJSON()).map(({ description }) => description)

/** The room of cinematography on one shot that says something. */
async function describedShot() {
  const doc = newProjectDocument()
  const facts = { id: '1A', scene_id: 's1', order: 1, code: '1A', template_id: 'still' }
  const description = 'Mara waits in rain'
  doc.getMap('shots').set('1A', new Y.Map(Object.entries({ ...facts, description })))
  server.use(
    http.get(engine('/settings/providers'), () =>
      HttpResponse.json({ count: 1, providers: [aProvider()] }),
    ),
    http.get(engine('/presets/search/live-action'), () =>
      HttpResponse.json({ count: 0, presets: [], filters: {} }),
    ),
    http.get(engine('/presets/eras'), () => HttpResponse.json({ eras: [], entries: [] })),
    http.get(engine('/presets/domains'), () => HttpResponse.json({ domains: [], entries: [] })),
    http.get(engine('/target-models'), () => HttpResponse.json([])),
    ...boardHandlers(doc),
  )
  const opened = renderRoute('/p/film/cinematography')
  const tool = within(await screen.findByRole('group', { name: 'Enhance' }))
  return { doc, tool, ...opened }
}

test('a change is left by a press, and what is used is one step to undo', async () => {
  const { go } = streams(event('piece', { text: 'Close-up.' }), done())
  const { doc, tool, user } = await describedShot()
  await user.click(tool.getByRole('button', { name: 'Enhance' }))
  expect(await tool.findByRole('button', { name: 'Stop' })).toHaveFocus()
  await waitFor(() => go(1))
  expect(await tool.findByText('Close-up.')).toBeVisible()
  go(2)
  expect(await tool.findByText('2 of 2 changes taken')).toBeVisible()
  await user.click(tool.getByRole('button', { name: /^Add\s*Close-up\.$/ }))
  await user.keyboard('{ArrowRight}')
  expect(
    tool.getByRole('button', { name: /^Instead of\s*in rain\s*say\s*in cold rain\.$/ }),
  ).toHaveFocus()
  expect(tool.getByText('1 of 2 changes taken')).toBeVisible()
  expect(await tool.findByText(/^OpenAI, small\. 120 tokens/)).toBeVisible()
  await user.click(tool.getByRole('button', { name: 'Use in the shot' }))
  await waitFor(() => expect(descriptions(doc)).toEqual(['Mara waits in cold rain.']))
  await user.keyboard('{Control>}z{/Control}')
  await waitFor(() => expect(descriptions(doc)).toEqual(['Mara waits in rain']))
})

test('all changes are rejected and accepted at once', async () => {
  const { go } = streams(done())
  const { tool, user } = await describedShot()
  await user.click(tool.getByRole('button', { name: 'Enhance' }))
  await tool.findByRole('button', { name: 'Stop' })
  await waitFor(() => go(2))
  await user.click(await tool.findByRole('button', { name: 'Reject all' }))
  expect(tool.getByText('0 of 2 changes taken')).toBeVisible()
  expect(tool.getByRole('button', { name: 'Use in the shot' })).toBeDisabled()
  await user.click(tool.getByRole('button', { name: 'Accept all' }))
  expect(tool.getByText('2 of 2 changes taken')).toBeVisible()
})

test('what was not kept is told', async () => {
  const warning = 'It does not say that the shot is a close-up.'
  const { go } = streams(
    event('again', { reason: 'It is a wide shot.' }),
    done({ warnings: [warning] }),
  )
  const { tool, user } = await describedShot()
  await user.click(tool.getByRole('button', { name: 'Enhance' }))
  await waitFor(() => go(1))
  expect(await tool.findByText('Once more: It is a wide shot.')).toBeVisible()
  go(2)
  expect(await tool.findByText(warning)).toBeVisible()
})

test('stopping ends the request and leaves the words as they were', async () => {
  const { go, isGone } = streams(event('piece', { text: 'Close-up.' }), done())
  const { doc, tool, user } = await describedShot()
  await user.click(tool.getByRole('button', { name: 'Enhance' }))
  await waitFor(() => go(1))
  await tool.findByText('Close-up.')
  await user.click(tool.getByRole('button', { name: 'Stop' }))
  await waitFor(() => expect(isGone()).toBe(true))
  expect(tool.getByRole('button', { name: 'Enhance' })).toBeVisible()
  expect(descriptions(doc)).toEqual(['Mara waits in rain'])
})

test('a failure says its cause, and the way to the settings', async () => {
  const detail = 'OpenAI refuses the key; enter it again in the settings.'
  const { go } = streams(event('problem', { title: 'Refused', status: 502, detail }))
  const { tool, user } = await describedShot()
  await user.click(tool.getByRole('button', { name: 'Enhance' }))
  await waitFor(() => go(2))
  expect(await tool.findByText(detail)).toBeVisible()
  expect(tool.getByRole('link', { name: 'Language models' })).toHaveAttribute(
    'href',
    '/settings/keys',
  )
  server.use(http.post(STREAM, () => HttpResponse.json({ detail: 'No model.' }, { status: 409 })))
  await user.click(tool.getByRole('button', { name: 'Try again' }))
  expect(await tool.findByText('No model.')).toBeVisible()
})

test('an answer that breaks off is no answer', async () => {
  const { go } = streams(event('piece', { text: 'Close' }))
  const { tool, user } = await describedShot()
  await user.click(tool.getByRole('button', { name: 'Enhance' }))
  await waitFor(() => go(2))
  expect(await tool.findByText(/^The answer ended before it was whole/)).toBeVisible()
})

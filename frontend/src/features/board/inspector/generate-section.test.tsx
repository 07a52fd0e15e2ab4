import { screen, waitFor } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Template } from '@/api/types'
import { boardHandlers, newProjectDocument } from '@/testing/board-server'
import { anInput, aTemplate } from '@/testing/facts'
import { renderRoute, testConfig } from '@/testing/render-route'
import { server } from '@/testing/server'

const { prompt_engine: promptEngine } = testConfig.services

const prompt = (name: string) =>
  anInput({ name, label: 'Prompt', type: 'text', role: 'prompt', default: null })

const picture = (name: string) =>
  anInput({
    name,
    label: 'Start',
    type: 'image',
    role: 'start_frame',
    default: null,
    optional: true,
  })

const steps = anInput({ name: 'steps', label: 'Steps', type: 'integer', default: 20, max: 100 })

const still = aTemplate({ inputs: [prompt('positive'), picture('first'), steps] })
const film = aTemplate({
  id: 'film',
  title: 'Film',
  kind: 'video',
  inputs: [prompt('text'), picture('start_image'), steps],
})

function openBoard(templates: Template[]) {
  const doc = newProjectDocument()
  server.use(
    http.get(`${promptEngine}/api/templates`, () => HttpResponse.json({ templates, problems: [] })),
    ...boardHandlers(doc),
  )
  return { doc, ...renderRoute('/p/film/board') }
}

const shots = (doc: Y.Doc) =>
  [...doc.getMap('shots').values()].flatMap((shot) => (shot instanceof Y.Map ? [shot] : []))

const valuesOf = (doc: Y.Doc): unknown => shots(doc)[0]?.toJSON().values

test('a refused value says so beside its field until it is another', async () => {
  const { doc, user } = openBoard([still])
  const fault = { field: 'steps', message: 'Steps (steps) must be odd.' }
  server.use(
    http.post(`${promptEngine}/api/templates/build_workflow`, () =>
      HttpResponse.json({ detail: fault.message, errors: [fault] }, { status: 422 }),
    ),
  )
  await screen.findByText('No shot yet')
  await user.keyboard('n')
  await waitFor(() => expect(shots(doc)).toHaveLength(1))
  await user.keyboard('g')
  const field = await screen.findByRole('spinbutton', { name: 'Steps' })
  await waitFor(() => expect(field).toHaveAccessibleDescription(fault.message))
  await user.clear(field)
  await user.type(field, '21{Enter}')
  await waitFor(() => expect(valuesOf(doc)).toEqual({ steps: 21 }))
  await waitFor(() => expect(field).not.toHaveAccessibleDescription(fault.message))
})

test('a field has the words of its node once they come', async () => {
  const { user } = openBoard([still])
  server.use(
    http.get(`${promptEngine}/api/templates/still/tooltips`, () =>
      HttpResponse.json({ tooltips: { steps: 'How often it is worked over.' } }),
    ),
  )
  await screen.findByText('No shot yet')
  await user.keyboard('n')
  const field = await screen.findByRole('spinbutton', { name: 'Steps' })
  await waitFor(() => expect(field).toHaveAccessibleDescription('How often it is worked over.'))
})

test('another workflow keeps prompts and pictures, resets the rest, and is one step back', async () => {
  const { doc, user } = openBoard([still, film])
  await screen.findByText('No shot yet')
  await user.keyboard('n')
  await waitFor(() => expect(shots(doc)).toHaveLength(1))
  const before = { positive: 'Rain', first: 'inputs/a.png', steps: 40 }
  shots(doc)[0]?.set('values', new Y.Map(Object.entries(before)))
  await user.click(await screen.findByRole('button', { name: /Workflow/ }))
  await user.click(await screen.findByRole('option', { name: /^Film/ }))
  await waitFor(() => expect(valuesOf(doc)).toEqual({ text: 'Rain', start_image: 'inputs/a.png' }))
  expect(await screen.findByRole('textbox', { name: 'Prompt' })).toHaveValue('Rain')
  await user.keyboard('{Control>}z{/Control}')
  await waitFor(() => expect(valuesOf(doc)).toEqual(before))
  expect(shots(doc)[0]?.get('template_id')).not.toBe('film')
})

test('what is set goes to every selected shot of the same workflow', async () => {
  const { doc, user } = openBoard([still, film])
  await screen.findByText('No shot yet')
  await user.keyboard('nnn')
  await waitFor(() => expect(shots(doc)).toHaveLength(3))
  const other = shots(doc).find((shot) => shot.get('code') === '1B')
  other?.set('template_id', 'film')
  await user.keyboard('{Control>}')
  await user.click(await screen.findByRole('treeitem', { name: /^1A/ }))
  await user.click(await screen.findByRole('treeitem', { name: /^1B/ }))
  await user.click(await screen.findByRole('treeitem', { name: /^1C/ }))
  await user.click(await screen.findByRole('treeitem', { name: /^1C/ }))
  await user.keyboard('{/Control}')
  const field = await screen.findByRole('spinbutton', { name: 'Steps' })
  await user.clear(field)
  await user.type(field, '30{Enter}')
  const byCode = () =>
    Object.fromEntries(shots(doc).map((shot) => [shot.get('code'), shot.toJSON().values]))
  await waitFor(() =>
    expect(byCode()).toEqual({ '1A': { steps: 30 }, '1B': {}, '1C': { steps: 30 } }),
  )
})

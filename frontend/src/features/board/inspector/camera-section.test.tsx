import { screen, waitFor } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { boardHandlers, newProjectDocument } from '@/testing/board-server'
import { renderRoute, testConfig } from '@/testing/render-route'
import { server } from '@/testing/server'

const { prompt_engine: promptEngine } = testConfig.services

const clash = 'A close-up needs a longer lens.'
const change = {
  field: 'size',
  before: 'close_up',
  after: null,
  words: 'Leave Size open.',
}

const judged = (camera: object) => ({
  status: 'valid',
  messages:
    'size' in camera && 'lens' in camera
      ? [{ rule_id: 'R', severity: 'hard', field: 'size', field_path: '', message: clash }]
      : [],
})

/** Rules by which nothing may be a close-up on 50 mm. */
const rules = [
  http.post(`${promptEngine}/validate`, async ({ request }) => {
    const { camera }: { camera: object } = JSON.parse(await request.clone().text())
    return HttpResponse.json(judged(camera))
  }),
  http.post(`${promptEngine}/validate/many`, async ({ request }) => {
    const { cameras }: { cameras: object[] } = JSON.parse(await request.clone().text())
    return HttpResponse.json({ validations: cameras.map(judged) })
  }),
  http.post(`${promptEngine}/options`, () => {
    const reasons = [{ rule_id: 'R', severity: 'hard', message: clash }]
    const value = { id: 'mm_50', value: 'mm_50', label: '50 mm', verdict: 'breaks', reasons }
    return HttpResponse.json({ values: [value] })
  }),
  http.post(`${promptEngine}/repair`, () =>
    HttpResponse.json({
      status: 'invalid',
      proposals: [{ cost: 20, changes: [change], camera: { lens: 'mm_50' } }],
    }),
  ),
]

function openBoard() {
  const doc = newProjectDocument()
  server.use(...boardHandlers(doc))
  return { doc, ...renderRoute('/p/film/board') }
}

const cameras = (doc: Y.Doc) =>
  [...doc.getMap('shots').values()].map((shot): unknown =>
    shot instanceof Y.Map ? shot.toJSON().camera : null,
  )

test('a value is found by typing, and taken back as one step', async () => {
  const { doc, user } = openBoard()
  await screen.findByText('No shot yet')
  await user.keyboard('n')
  await user.click(await screen.findByRole('button', { name: /^Size/ }))
  await user.keyboard('clo')
  await user.keyboard('{Enter}')
  await waitFor(() => expect(cameras(doc)).toEqual([{ size: 'close_up' }]))
  expect(await screen.findByRole('button', { name: /^Size CU\s?, Close-up$/ })).toHaveFocus()
  await user.keyboard('{Control>}z{/Control}')
  await waitFor(() => expect(cameras(doc)).toEqual([{}]))
})

test('a choice goes to every selected shot', async () => {
  const { doc, user } = openBoard()
  await screen.findByText('No shot yet')
  await user.keyboard('nn')
  await user.keyboard('{Control>}')
  await user.click(await screen.findByRole('treeitem', { name: /^1A/ }))
  await user.keyboard('{/Control}')
  expect(await screen.findByRole('link', { name: 'Presets for 2 shots' })).toBeVisible()
  await user.click(screen.getByRole('button', { name: /^Size/ }))
  await user.click(await screen.findByRole('option', { name: /^Close-up/ }))
  await waitFor(() => expect(cameras(doc)).toEqual([{ size: 'close_up' }, { size: 'close_up' }]))
})

async function withACloseUp() {
  const opened = openBoard()
  server.use(...rules)
  await screen.findByText('No shot yet')
  await opened.user.keyboard('n')
  const camera = new Y.Map(Object.entries({ size: 'close_up' }))
  await waitFor(() => expect(cameras(opened.doc)).toHaveLength(1))
  const [shot] = opened.doc.getMap('shots').values()
  if (shot instanceof Y.Map) shot.set('camera', camera)
  return opened
}

test('a value that cannot stand says why, and choosing it repairs the rest in one step', async () => {
  const { doc, user } = await withACloseUp()
  await user.click(await screen.findByRole('button', { name: /^Lens/, expanded: false }))
  await user.click(await screen.findByRole('option', { name: /^50 mm.*A close-up needs/ }))
  await waitFor(() => expect(cameras(doc)).toEqual([{ lens: 'mm_50' }]))
  expect(await screen.findByText('50 mm set. Leave Size open.')).toBeVisible()
  await user.keyboard('{Control>}z{/Control}')
  await waitFor(() => expect(cameras(doc)).toEqual([{ size: 'close_up' }]))
})

test('a clash stands on the panel and in the inspector, and is repaired with one press', async () => {
  const { doc, user } = await withACloseUp()
  const [shot] = doc.getMap('shots').values()
  const camera: unknown = shot instanceof Y.Map ? shot.get('camera') : null
  if (camera instanceof Y.Map) camera.set('lens', 'mm_50')
  expect(await screen.findByRole('button', { name: `1A: ${clash} Show the camera` })).toBeVisible()
  await user.click(
    await screen.findByRole('button', { name: 'Repair: Size open. Leave Size open.' }),
  )
  await waitFor(() => expect(cameras(doc)).toEqual([{ lens: 'mm_50' }]))
  await waitFor(() => expect(screen.queryByText(clash)).not.toBeInTheDocument())
})

test('the outline marks a shot whose camera clashes, and asks about several at once', async () => {
  const doc = newProjectDocument()
  const asked: number[] = []
  const lenses = ['mm_50', 'mm_85']
  lenses.forEach((lens, place) => {
    const facts = { id: lens, scene_id: 's1', order: place, code: `1${place}`, template_id: '' }
    const shot = new Y.Map<unknown>(Object.entries(facts))
    shot.set('camera', new Y.Map(Object.entries({ size: 'close_up', lens })))
    doc.getMap('shots').set(lens, shot)
  })
  server.use(
    http.post(`${promptEngine}/validate/many`, async ({ request }) => {
      const { cameras }: { cameras: object[] } = JSON.parse(await request.clone().text())
      asked.push(cameras.length)
      return HttpResponse.json({ validations: cameras.map(judged) })
    }),
    ...rules,
    ...boardHandlers(doc),
  )
  renderRoute('/p/film/board')
  const clashing = /^1[01].*, its camera clashes/
  await waitFor(() => expect(screen.getAllByRole('treeitem', { name: clashing })).toHaveLength(2))
  expect(asked).toEqual([2])
})

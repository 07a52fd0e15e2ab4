import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import type { PoolItem } from '@/api/pool'
import { useToasts } from '@/components/toast'
import { shareSelection } from '@/lib/project/selected-shots'
import { boardHandlers, newProjectDocument } from '@/testing/board-server'
import { renderRoute, testConfig } from '@/testing/render-route'
import { server } from '@/testing/server'
import { tagRows } from './pool-filters'
import { factsOf, originWords } from './pool-words'

const anItem = (facts: Partial<PoolItem> = {}): PoolItem => ({
  id: '01',
  type: 'image',
  name: 'Lamp',
  description: '',
  tags: ['night'],
  path: 'refs/lamp.png',
  take_id: null,
  prompt: 'a lamp at sea',
  seed: 7,
  model: 'sd/flux-dev.safetensors',
  shot: '1A',
  shot_id: 'shot1',
  workflow: 'still',
  width: 1536,
  height: 832,
  duration_seconds: null,
  created_at: '2026-11-21T10:00:00Z',
  state: 'here',
  v: 'a',
  ...facts,
})

const address = `${testConfig.services.storyboard}/api/projects/film/pool`

/** A pool that keeps what is done to it. */
function openPool(items: PoolItem[], search = '') {
  let there = items
  const asked: string[] = []
  const one = ({ params }: { params: { id?: string | readonly string[] } }) =>
    items.find(({ id }) => id === params.id) ?? anItem()
  server.use(
    ...boardHandlers(newProjectDocument()),
    http.get(address, ({ request }) => {
      const wanted = new URL(request.url).searchParams.getAll('tags')
      const found = there.filter(({ tags }) => wanted.every((tag) => tags.includes(tag)))
      const counts = found.flatMap(({ tags }) => tags).map((tag) => ({ tag, count: 1 }))
      return HttpResponse.json({
        items: found,
        next_cursor: null,
        total: found.length,
        tags: counts,
      })
    }),
    http.get(`${address}/deleted`, () =>
      HttpResponse.json({
        items: items
          .filter((item) => !there.includes(item))
          .map((item) => ({
            ...item,
            deleted_at: '2026-11-21T10:00:00Z',
            until: '2026-12-21T10:00:00Z',
          })),
      }),
    ),
    http.delete(`${address}/:id`, ({ params }) => {
      there = there.filter(({ id }) => id !== params.id)
      return new HttpResponse(null, { status: 204 })
    }),
    http.post(`${address}/:id/restore`, (info) => {
      there = items
      return HttpResponse.json(one(info))
    }),
    http.post(`${address}/:id/apply`, async (info) => {
      asked.push(await info.request.clone().text())
      const answer = { take_id: 't', path: 'x.png', version: 1, shot_id: 'shot1', shot: '1A' }
      return HttpResponse.json(answer, { status: 201 })
    }),
  )
  // As rows: pictures are laid out by a width that nothing has here.
  return { asked, ...renderRoute(`/p/film/library/pool?view=list${search}`) }
}

beforeEach(() => {
  useToasts.setState({ entries: [] })
  shareSelection('film', [])
})

const pool = () => screen.findByRole('grid', { name: 'Pool' })

test('a tag narrows the pool, and the address keeps it', async () => {
  const { user, router } = openPool([anItem(), anItem({ id: '02', name: 'Pier', tags: ['day'] })])
  expect(within(await pool()).getAllByRole('row')).toHaveLength(2)
  await user.click(screen.getByRole('checkbox', { name: /day/ }))
  await waitFor(async () => expect(within(await pool()).getAllByRole('row')).toHaveLength(1))
  expect(router.state.location.search).toEqual({ view: 'list', tags: ['day'] })
  await user.click(screen.getByRole('button', { name: 'Show all' }))
  await waitFor(async () => expect(within(await pool()).getAllByRole('row')).toHaveLength(2))
})

test('an item taken out of the pool comes back by undo', async () => {
  const { user } = openPool([anItem()])
  await user.click(within(await pool()).getByRole('row', { name: 'Lamp' }))
  await user.keyboard('{Delete}')
  expect(await screen.findByText('The pool is empty')).toBeVisible()
  const messages = within(screen.getByRole('region', { name: 'Messages' }))
  await user.click(messages.getByRole('button', { name: 'Undo' }))
  expect(await within(await pool()).findByRole('row', { name: 'Lamp' })).toBeVisible()
})

test('what was deleted is listed, says how long it is kept, and comes back', async () => {
  const { user, router } = openPool([anItem()])
  await user.click(within(await pool()).getByRole('row', { name: 'Lamp' }))
  await user.keyboard('{Delete}')
  await user.click(await screen.findByRole('button', { name: 'Deleted, 1 item' }))
  expect(router.state.location.search).toMatchObject({ at: 'deleted' })
  const deleted = within(await screen.findByRole('grid', { name: 'Deleted from the pool' }))
  expect(deleted.getByText('Kept until 21 Dec')).toBeVisible()
  await user.click(deleted.getByRole('button', { name: 'Bring back Lamp' }))
  expect(await screen.findByText('Nothing was deleted')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Back to the pool' }))
  expect(within(await pool()).getByRole('row', { name: 'Lamp' })).toBeVisible()
})

test('without a selected shot an item is put on none, and it is said why', async () => {
  const { user, asked } = openPool([anItem()])
  await user.click(await screen.findByRole('button', { name: 'Put on the selected shot' }))
  expect(screen.getByText('Select a shot on the board first.')).toBeVisible()
  expect(asked).toEqual([])
})

test('an item says what it was made from, as far as that is known', () => {
  expect(originWords(anItem())).toBe('1A, flux-dev')
  expect(originWords(anItem({ shot: null, model: null, type: 'video' }))).toBe('Clip')
  const facts = factsOf(anItem({ seed: 0, width: null }), 'Still')
  expect(facts.map(([label]) => label)).toEqual([
    'File',
    'Shot',
    'Workflow',
    'Model',
    'Seed',
    'Added',
  ])
})

test('tags that are chosen stand first, also those that nothing found has', () => {
  const rows = tagRows([{ tag: 'day', count: 2 }], ['night'])
  expect(rows).toEqual([
    { tag: 'night', count: null },
    { tag: 'day', count: 2 },
  ])
})

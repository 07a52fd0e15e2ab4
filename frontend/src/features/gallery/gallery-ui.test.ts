import { HttpResponse, http } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { createApi } from '@/api/client'
import { testConfig } from '@/testing/render-route'
import { server } from '@/testing/server'
import {
  countSelected,
  forgetSelection,
  isSelected,
  selectAll,
  selectionBody,
  selectOnly,
  toggleSelected,
  useGalleryUi,
} from './gallery-ui'

const { gallery } = testConfig.services
const query = { q: 'salt', folder: null, deep: true }
const selection = () => useGalleryUi.getState().selection

beforeEach(forgetSelection)

test('of all results, those taken out are not selected', () => {
  selectAll(query)
  toggleSelected(7)
  expect(isSelected(selection(), 7)).toBe(false)
  expect(isSelected(selection(), 8)).toBe(true)
  expect(countSelected(selection(), 1_000_000)).toBe(999_999)
  toggleSelected(7)
  expect(countSelected(selection(), 1_000_000)).toBe(1_000_000)
})

test('some files become paths, in questions of at most five hundred', async () => {
  const asked: number[] = []
  server.use(
    http.post(`${gallery}/api/gallery/files/by-id`, async ({ request }) => {
      const { ids } = (await request.json()) as { ids: number[] }
      asked.push(ids.length)
      return HttpResponse.json({ files: ids.map((id) => ({ id, path: `${id}.png` })) })
    }),
  )
  selectOnly(1)
  for (let id = 2; id <= 501; id += 1) toggleSelected(id)
  const body = await selectionBody(createApi(testConfig), '/p', selection())
  expect(asked).toEqual([500, 1])
  expect(body).toHaveProperty('paths.length', 501)
})

test('all results become one token, without those taken out', async () => {
  let sent: unknown
  server.use(
    http.post(`${gallery}/api/gallery/selections`, async ({ request }) => {
      sent = await request.json()
      return HttpResponse.json({ selection: 'token', total: 99 })
    }),
  )
  selectAll(query)
  toggleSelected(7)
  const body = await selectionBody(createApi(testConfig), '/p', selection())
  expect(body).toEqual({ selection: 'token' })
  expect(sent).toEqual({ project: '/p', ...query, without: [7] })
})

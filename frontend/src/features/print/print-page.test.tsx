import { screen, waitFor } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { beforeEach, expect, test, vi } from 'vitest'
import { boardHandlers, newProjectDocument } from '@/testing/board-server'
import { renderRoute, testConfig } from '@/testing/render-route'
import { server } from '@/testing/server'

const { storyboard } = testConfig.services

const sheets = {
  width: 842,
  height: 595,
  shots: 1,
  unwritten: '',
  pages: [
    {
      items: [
        {
          kind: 'text',
          x: 36,
          y: 60,
          width: 40,
          size: 9,
          text: 'Keep the horizon low.',
          face: 'regular',
          tone: 0,
          rtl: false,
        },
        {
          kind: 'text',
          x: 36,
          y: 80,
          width: 20,
          size: 9,
          text: 'קיר',
          face: 'wide',
          tone: 0,
          rtl: true,
        },
        { kind: 'stars', x: 100, y: 50, size: 9, count: 3 },
        { kind: 'frame', x: 36, y: 70, w: 200, h: 100, dashed: true },
      ],
    },
  ],
}

type Wish = Record<string, unknown>

function openPrint(search = '', answer: () => Response = () => HttpResponse.json(sheets)) {
  const wishes: Wish[] = []
  const pdfs: Wish[] = []
  server.use(
    http.post(`${storyboard}/api/projects/:id/print/pages`, async ({ request }) => {
      wishes.push(JSON.parse(await request.text()))
      return answer()
    }),
    http.post(`${storyboard}/api/projects/:id/print/pdf`, async ({ request }) => {
      pdfs.push(JSON.parse(await request.text()))
      return new HttpResponse('%PDF-1.4', { headers: { 'Content-Type': 'application/pdf' } })
    }),
    ...boardHandlers(newProjectDocument()),
  )
  return { wishes, pdfs, ...renderRoute(`/p/film/print${search}`) }
}

class Near {
  constructor(tell: (entries: { isIntersecting: boolean }[]) => void) {
    queueMicrotask(() => tell([{ isIntersecting: true }]))
  }
  observe() {}
  disconnect() {}
}

class LoadedFace {
  load = () => Promise.resolve(this)
}

beforeEach(() => {
  vi.stubGlobal('IntersectionObserver', Near)
  vi.stubGlobal('FontFace', LoadedFace)
  Object.defineProperty(document, 'fonts', {
    value: new Set(),
    configurable: true,
  })
})

test('the sheets are asked for as the address says, and drawn item by item', async () => {
  const { wishes, container } = openPrint('?paper=A3&per_row=2')
  expect(await screen.findByRole('img', { name: 'Page 1' })).toHaveTextContent(
    'Keep the horizon low.',
  )
  expect(wishes[0]).toMatchObject({ paper: 'A3', per_row: 2, orientation: 'landscape' })
  expect(container.querySelectorAll('polygon')).toHaveLength(3)
  expect(screen.getByText('1 shot on 1 page')).toBeVisible()
})

test('a choice changes the sheets', async () => {
  const { wishes, user } = openPrint()
  await screen.findByRole('img', { name: 'Page 1' })
  await user.click(screen.getByRole('radio', { name: 'Portrait' }))
  await user.click(screen.getByRole('checkbox', { name: 'Notes' }))
  await waitFor(() => expect(wishes.at(-1)).toMatchObject({ orientation: 'portrait' }))
  await waitFor(() => expect(wishes.at(-1)?.show).toContain('notes'))
})

test('the PDF is asked for with the same wish as the sheets', async () => {
  URL.createObjectURL = () => 'blob:pdf'
  const { wishes, pdfs, user } = openPrint('?per_row=1')
  await screen.findByRole('img', { name: 'Page 1' })
  await user.click(screen.getByRole('button', { name: 'Save as PDF' }))
  await waitFor(() => expect(pdfs).toEqual([wishes.at(-1)]))
})

test('a board without shots leads back to it', async () => {
  const detail = 'None of these shots is on the board; choose others to print.'
  openPrint('', () => HttpResponse.json({ title: 'Nothing', status: 404, detail }, { status: 404 }))
  expect(await screen.findByText(detail)).toBeVisible()
  expect(screen.getByRole('link', { name: 'Go to the board' })).toBeVisible()
})

test('what is read from right to left begins at its right end', async () => {
  openPrint()
  const words = await screen.findByText('קיר')
  expect(words).toHaveAttribute('direction', 'rtl')
  expect(words).toHaveAttribute('x', '56')
})

test('letters that will not be printed right are told before', async () => {
  const [page] = sheets.pages
  const asian = { ...page?.items[0], text: '壁', face: 'chinese' }
  openPrint('', () =>
    HttpResponse.json({ ...sheets, unwritten: '🔥🎬', pages: [{ items: [asian] }] }),
  )
  expect(await screen.findByText(/No typeface of the print has 🔥 🎬/)).toBeVisible()
  expect(screen.getByText(/fonts of the machine that opens the PDF/)).toBeVisible()
})

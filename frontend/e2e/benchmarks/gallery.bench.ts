import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { createProject, expect, test } from '../journey'
import { putPictures } from '../pictures'

const FILES = Number(process.env.GALLERY_FILES ?? 100_000)
const FOLDERS = 50
const OPENINGS = 6
const MILLION = 1_000_000
/** Ms that the page is watched while its index is built. */
const BUILDING = 15_000
/** Ms that an index of so many may take, at 250 files a second. */
const INDEXING = 60_000 + FILES * 4

const grid = (page: Page) => page.getByRole('grid', { name: /^Files/ })
const files = (page: Page) => grid(page).locator('[role=row][aria-rowindex]')
const count = (page: Page) => expect(grid(page)).toHaveAttribute('aria-rowcount', String(FILES))

type Times = { tiles: number; pictures: number; order: number }
/** With the ms of the processor that the page took meanwhile. */
type Opening = Times & { work: number }

/** Ms from the press that opens the gallery to its first tiles, and until all in view have pictures. */
const open = (page: Page): Promise<Times> =>
  page.evaluate(
    () =>
      new Promise((done) => {
        performance.clearResourceTimings()
        const began = performance.now()
        let tiles = 0
        const look = () => {
          const box = document.querySelector('.file-grid')?.getBoundingClientRect()
          const inView = [...document.querySelectorAll<HTMLImageElement>('.tile-image')].filter(
            (image) => box && image.getBoundingClientRect().top < box.bottom,
          )
          if (tiles === 0 && document.querySelector('.tile')) tiles = performance.now() - began
          if (inView.length > 8 && inView.every(({ complete }) => complete)) {
            const pictures = performance.now() - began
            const asked = performance
              .getEntriesByType('resource')
              .find(({ name }) => name.includes('/api/gallery/order'))
            done({ tiles, pictures, order: asked?.duration ?? 0 })
          } else {
            requestAnimationFrame(look)
          }
        }
        document.querySelector<HTMLElement>('a[aria-label="Gallery"]')?.click()
        look()
      }),
  )

/**
 * Ms of the page's tasks in some time: the longest by the clock, the longest of the processor alone,
 * and all of the processor's.
 */
type Tasks = { wall: number; cpu: number; total: number }

/** As the browser's protocol tells it; figures are of micro-seconds. */
type TraceEvent = Readonly<Record<string, unknown>>

function longestOf(events: readonly TraceEvent[]): Tasks {
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`
  const isPage = ({ name, args }: TraceEvent) =>
    name === 'thread_name' && JSON.stringify(args).includes('CrRendererMain')
  const pages = new Set(events.filter(isPage).map(threadOf))
  const tasks = events.filter((event) => event.name === 'RunTask' && pages.has(threadOf(event)))
  if (tasks.length === 0) throw new Error('The browser told of no task of the page.')
  const longest = (key: 'dur' | 'tdur') =>
    tasks.reduce((most, task) => Math.max(most, Number(task[key] ?? 0) / 1000), 0)
  const total = tasks.reduce((sum, { tdur }) => sum + Number(tdur ?? 0) / 1000, 0)
  return { wall: longest('dur'), cpu: longest('tdur'), total }
}

/** Does `work` and tells of the page's tasks meanwhile; the browser itself keeps their times. */
async function watched<T>(page: Page, work: () => Promise<T>): Promise<Tasks & { answer: T }> {
  const cdp = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  cdp.on('Tracing.dataCollected', ({ value }) => {
    events.push(...value)
  })
  const traceConfig = { includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline'] }
  await cdp.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig })
  const answer = await work()
  const whole = new Promise((done) => cdp.once('Tracing.tracingComplete', done))
  await cdp.send('Tracing.end')
  await whole
  await cdp.detach()
  return { ...longestOf(events), answer }
}

/** Turns of the wheel, some slow and some far; the most tiles that stood there at once. */
async function scroll(page: Page): Promise<number> {
  let most = 0
  await grid(page).hover()
  for (let turn = 0; turn < 40; turn += 1) {
    await page.mouse.wheel(0, 200 + turn * 60)
    most = Math.max(most, await page.locator('.tile').count())
  }
  return most
}

/** Each view once, and groups that fold. */
async function throughViews(page: Page): Promise<void> {
  for (const view of ['Squares', 'Columns', 'List', 'Days', 'Rows']) {
    await page.getByRole('radio', { name: view }).check({ force: true })
    await expect(files(page).first()).toBeVisible()
  }
  await page.getByRole('button', { name: 'No groups' }).click()
  await page.getByRole('menuitem', { name: 'By folder' }).click()
  await page
    .getByRole('button', { name: /^Fold / })
    .first()
    .click()
  await expect(page.getByRole('button', { name: /^Unfold / })).toBeVisible()
  await page.getByRole('button', { name: 'By folder' }).click()
  await page.getByRole('menuitem', { name: 'No groups' }).click()
  await expect(page.getByRole('button', { name: /^Fold / })).toHaveCount(0)
}

const most = (tasks: readonly Tasks[], key: keyof Tasks) =>
  Math.max(...tasks.map((task) => task[key]))

/** The page's last file where the service would answer a million. */
async function endOfAMillion(page: Page): Promise<string | null> {
  const order = Buffer.alloc(8 + 13 * MILLION)
  order.writeUInt32LE(MILLION)
  for (let place = 0; place < MILLION; place += 1) {
    order.writeDoubleLE((MILLION - place) * 6_400, 8 + 8 * place)
    order.writeFloatLE([1.85, 0.68, 1, 2.4][place % 4] ?? 1, 8 + 8 * MILLION + 4 * place)
  }
  const headers = { 'access-control-allow-origin': '*' }
  await page.route('**/api/gallery/order*', (route) => route.fulfill({ body: order, headers }))
  await page.reload()
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(MILLION))
  await grid(page).focus()
  await page.keyboard.press('End')
  const last = grid(page).locator(`[aria-rowindex="${MILLION}"]`)
  await expect(last).toBeInViewport()
  return last.getAttribute('aria-rowindex')
}

test('a hundred thousand files are opened, scrolled and reached to the last', async ({
  openPage: page,
  studio,
}) => {
  test.setTimeout(240_000 + INDEXING)
  await createProject(page, 'Large')
  const names = Array.from({ length: FILES }, (_, place) => `takes/${place % FOLDERS}/${place}.png`)
  putPictures(join(studio.films, 'Large'), names)
  await page.keyboard.press('Alt+3')
  await expect(files(page).first()).toBeVisible({ timeout: 60_000 })
  const building = await watched(page, () => page.waitForTimeout(BUILDING))
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(FILES), { timeout: INDEXING })
  const openings: Opening[] = []
  const opened: Tasks[] = []
  for (let run = 0; run < OPENINGS; run += 1) {
    await page.keyboard.press('Alt+1')
    await expect(page.getByRole('main', { name: 'Board' })).toBeVisible()
    await page.reload()
    await expect(page.getByRole('main', { name: 'Board' })).toBeVisible()
    await page.waitForLoadState('networkidle')
    const { answer, ...tasks } = await watched(page, async () => {
      const times = await open(page)
      await count(page)
      return times
    })
    opened.push(tasks)
    openings.push({ ...answer, work: tasks.total })
  }
  const opening = { wall: most(opened, 'wall'), cpu: most(opened, 'cpu') }
  let tiles = 0
  const scrolling = await watched(page, async () => {
    tiles = await scroll(page)
  })
  const views = await watched(page, () => throughViews(page))
  const last = await endOfAMillion(page)
  const rows = {
    files: FILES,
    openings,
    tiles,
    tasks: { building, opening, scrolling, views },
    last,
  }
  writeFileSync(process.env.BENCHMARK_ROWS ?? 'rows.json', JSON.stringify(rows))
})

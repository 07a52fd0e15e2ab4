import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { createProject, expect, test } from '../journey'
import { putPictures } from '../pictures'
import { seedBoard } from './seeded-board'

const PANELS = 200
const FILES = 5_000
const FOLDERS = 20
/** How many times slower the page's processor is made than this machine's. */
const SLOWER = 4

type Vitals = { largest: number; interactions: number[]; shifts: number }
type Row = { room: string } & Vitals

/** In the page: collects what the browser itself says of drawing, answering and jumping. */
function watchVitals(): void {
  const vitals: Vitals & { byId: Record<string, number> } = {
    largest: 0,
    interactions: [],
    shifts: 0,
    byId: {},
  }
  Object.assign(window, { vitals })
  const watch = (type: string, hear: (entry: PerformanceEntry) => void, more: object = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(hear)).observe({
      type,
      buffered: true,
      ...more,
    })
  watch('largest-contentful-paint', ({ startTime }) => {
    vitals.largest = startTime
  })
  watch('layout-shift', (entry) => {
    if (Reflect.get(entry, 'hadRecentInput') === false) {
      vitals.shifts += Number(Reflect.get(entry, 'value'))
    }
  })
  const hear = (entry: PerformanceEntry) => {
    const id = String(Reflect.get(entry, 'interactionId') ?? 0)
    if (id === '0') return
    vitals.byId[id] = Math.max(vitals.byId[id] ?? 0, entry.duration)
    vitals.interactions = Object.values(vitals.byId)
  }
  watch('event', hear, { durationThreshold: 16 })
  watch('first-input', hear)
}

/** What the person does there; each step waits as a person does, so that every one is timed alone. */
type Visit = { room: string; address: string; stands: (page: Page) => Promise<void>; steps: Step[] }
type Step = (page: Page) => Promise<void>

const key =
  (name: string): Step =>
  (page) =>
    page.keyboard.press(name)

const BARE = 'http://bare.localhost/'
const bare = '<!doctype html><title>Bare</title><h1>Bare</h1><input aria-label="Name" />'

/** The second visit of the page by one person, on a slow machine. */
async function visit(browser: Browser, { room, address, stands, steps }: Visit): Promise<Row> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.route(BARE, (route) => route.fulfill({ body: bare, contentType: 'text/html' }))
  const first = await context.newPage()
  await first.goto(address)
  await stands(first)
  await first.close()
  const page = await context.newPage()
  await page.addInitScript(watchVitals)
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  await page.goto(address, { waitUntil: 'commit' })
  await stands(page)
  await page.waitForTimeout(3_000)
  for (const step of steps) {
    await step(page)
    await page.waitForTimeout(400)
  }
  const vitals = await page.evaluate(() => Reflect.get(window, 'vitals') as Vitals)
  await context.close()
  return { room, ...vitals }
}

test('what the browser says of the page on a slow machine', async ({
  openPage: page,
  studio,
  browser,
}) => {
  test.setTimeout(300_000)
  const board = `${studio.page}/p/${await seedBoard(studio, PANELS)}/board`
  await createProject(page, 'Many files')
  const names = Array.from({ length: FILES }, (_, place) => `takes/${place % FOLDERS}/${place}.png`)
  putPictures(join(studio.films, 'Many files'), names)
  const gallery = page.url().replace(/\/board.*/, '/gallery')
  const grid = (of: Page) => of.getByRole('grid', { name: /^Files/ })
  await page.goto(gallery)
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(FILES), { timeout: 120_000 })
  await page.goto('about:blank')
  const arrows = ['ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowLeft', 'ArrowUp'].map(key)
  const word = ['F', 'i', 'l', 'm'].map(key)
  const rows = [
    await visit(browser, {
      room: 'a bare page',
      address: BARE,
      stands: (of) => expect(of.getByRole('heading')).toBeVisible(),
      steps: [(of) => of.getByRole('textbox').click(), ...word, key('Tab'), key('Tab')],
    }),
    await visit(browser, {
      room: 'launcher',
      address: studio.page,
      stands: (of) => expect(of.getByText('Many files').first()).toBeVisible(),
      steps: [
        (of) => of.getByRole('textbox', { name: 'Name' }).click(),
        ...word,
        key('Tab'),
        key('Tab'),
      ],
    }),
    await visit(browser, {
      room: `board, ${PANELS} panels`,
      address: board,
      stands: (of) => expect(of.locator('.panel .caption').first()).toBeVisible(),
      steps: [
        (of) => of.locator('[data-shot="shot000000"]').click({ position: { x: 40, y: 40 } }),
        ...arrows,
        (of) => of.locator('[data-shot="shot000005"]').click({ position: { x: 40, y: 40 } }),
        key('3'),
        key('Alt+ArrowRight'),
        key('Control+z'),
        key('Control+k'),
        key('s'),
        key('Escape'),
      ],
    }),
    await visit(browser, {
      room: `gallery, ${FILES} files`,
      address: gallery,
      stands: (of) => expect(of.locator('.tile').first()).toBeVisible(),
      steps: [
        (of) => of.locator('.tile').nth(2).click(),
        ...arrows,
        key('3'),
        key('PageDown'),
        key('End'),
        key('Home'),
      ],
    }),
  ]
  writeFileSync(process.env.BENCHMARK_ROWS ?? 'rows.json', JSON.stringify(rows))
})

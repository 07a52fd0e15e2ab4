import { writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { addShot, createProject, showsTake, test, writeDescription } from '../journey'
import { newestHistory, nodeTime, renderBare } from './bare-client'

const RUNS = 30
const WARM_UPS = 3

/** In the page: ms from the next press of Generate until the frame with the new take is painted. */
const watchNextTake = (page: Page, version: number) =>
  page.evaluate(
    (wanted) => {
      const shown = () =>
        [...document.querySelectorAll<HTMLImageElement>('.panel-picture img.picture')].some(
          (image) => decodeURIComponent(image.src).includes(wanted) && image.style.opacity === '1',
        )
      const measured = new Promise<number>((done) => {
        const begin = () => {
          const pressed = performance.now()
          const observer = new MutationObserver(() => {
            if (!shown()) return
            observer.disconnect()
            requestAnimationFrame(() => setTimeout(() => done(performance.now() - pressed)))
          })
          const watched = { subtree: true, childList: true, attributes: true }
          observer.observe(document.body, watched)
        }
        document.addEventListener('pointerdown', begin, { once: true, capture: true })
      })
      Object.assign(window, { measured })
    },
    `_v${String(version).padStart(3, '0')}.`,
  )

const measured = (page: Page) =>
  page.evaluate(() => Reflect.get(window, 'measured') as Promise<number>)

test('generate click to painted picture', async ({ openPage: page, studio }) => {
  await createProject(page, 'Benchmark')
  const shot = await addShot(page, '1A')
  await writeDescription(page, 'A woman waits at the bar, medium shot.')
  await studio.pace(0)
  const rows: { console: number; bare: number; node: number }[] = []
  for (let run = 1; run <= WARM_UPS + RUNS; run += 1) {
    await watchNextTake(page, run)
    await page
      .getByRole('button', { name: /^Generate/ })
      .last()
      .click()
    const whole = await measured(page)
    await showsTake(shot, run, run)
    const history = await newestHistory(studio.node)
    const node = nodeTime(history)
    const bare = await renderBare(studio.node, anew(history.prompt[2], run))
    if (run > WARM_UPS) rows.push({ console: whole - node, bare, node })
  }
  writeFileSync(process.env.BENCHMARK_ROWS ?? 'rows.json', JSON.stringify(rows))
})

/** The same graph with another seed, so that nothing comes from the node's cache. */
function anew(graph: Record<string, unknown>, run: number): Record<string, unknown> {
  return JSON.parse(JSON.stringify(graph).replace(/"seed": ?\d+/g, `"seed":${1_000_000 + run}`))
}

import { writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { addShot, createProject, expect, test, writeDescription } from '../journey'

const RUNS = 30
const WARM_UPS = 4

/** By the sun's light one deserves a second look and the other does not. */
const values = ['Night', 'Midday']

/**
 * In the page: ms from the key that chooses a value until the frame is painted in which the rules
 * of the new camera have been told; and how long the service itself took to answer.
 */
const watchChange = (page: Page) =>
  page.evaluate(() => {
    performance.clearResourceTimings()
    const notes = () => document.querySelector('.rule-notes')?.textContent ?? ''
    const before = notes()
    const measured = new Promise<{ painted: number; asked: number }>((done) => {
      const begin = (event: KeyboardEvent) => {
        if (event.key !== 'Enter') return
        window.removeEventListener('keydown', begin, true)
        const pressed = performance.now()
        const observer = new MutationObserver(() => {
          if (notes() === before) return
          observer.disconnect()
          requestAnimationFrame(() =>
            setTimeout(() => {
              const painted = performance.now() - pressed
              const answer = performance
                .getEntriesByType('resource')
                .find(({ name }) => name.includes('/validate'))
              done({ painted, asked: answer?.duration ?? 0 })
            }),
          )
        })
        observer.observe(document.body, { subtree: true, childList: true, characterData: true })
      }
      window.addEventListener('keydown', begin, true)
    })
    Object.assign(window, { measured })
  })

const measured = (page: Page) =>
  page.evaluate(
    () => Reflect.get(window, 'measured') as Promise<{ painted: number; asked: number }>,
  )

async function choose(page: Page, label: string, typed: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${label} `) }).click()
  await page.keyboard.type(typed)
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Enter')
}

test('a field is changed until what clashes is painted', async ({ openPage: page }) => {
  await createProject(page, 'Benchmark')
  await addShot(page, '1A')
  await writeDescription(page, 'A woman waits at the bar.')
  await page.getByRole('button', { name: 'Light', expanded: false }).click()
  await choose(page, 'Light source', 'Sun')
  const rows: { painted: number; asked: number }[] = []
  for (let run = 0; run < WARM_UPS + RUNS; run += 1) {
    // Another length each time: what was answered once is not asked again.
    await choose(page, 'Lens', String(20 + run))
    const control = page.getByRole('button', { name: /^Time of day (?!is)/ })
    await control.click()
    await page.keyboard.type(values[run % 2] ?? '')
    await expect(page.getByRole('option').first()).toHaveText(new RegExp(`^${values[run % 2]}`))
    await watchChange(page)
    await page.keyboard.press('Enter')
    const row = await measured(page)
    if (run >= WARM_UPS) rows.push(row)
  }
  writeFileSync(process.env.BENCHMARK_ROWS ?? 'rows.json', JSON.stringify(rows))
})

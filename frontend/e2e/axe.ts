import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const themes = ['dark', 'light', 'contrast'] as const

/** Waits until nothing moves or fades that will ever end: what is half faded has half its contrast. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise(requestAnimationFrame)
    const fading = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
    await Promise.allSettled(fading.map(({ finished }) => finished))
  })
}

/** Every broken rule with the places where it is broken. */
export async function violations(page: Page): Promise<string[]> {
  await settle(page)
  // Evaluated rather than added as a script: the page's policy allows none from elsewhere.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  // What is in order need not be described place by place, which takes longer than finding it.
  const results: AxeResults = await page.evaluate("axe.run({ resultTypes: ['violations'] })")
  return results.violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target).join(' | ')}`,
  )
}

/** As a choice in the settings does it. */
async function wear(page: Page, theme: string): Promise<void> {
  await page.evaluate((chosen) => {
    document.documentElement.dataset.theme = chosen
  }, theme)
}

/** Looks at what is on the screen in each theme; the page is dark again afterwards. */
export async function inEveryTheme(
  page: Page,
  look: (theme: string) => Promise<void>,
): Promise<void> {
  for (const theme of themes) {
    await wear(page, theme)
    await look(theme)
  }
  await wear(page, 'dark')
}

/** What is on the screen breaks no rule in any theme; every place that does is told at the end. */
export const breaksNoRule = (page: Page, place: string): Promise<void> =>
  inEveryTheme(page, async (theme) => {
    expect.soft(await violations(page), `${place}, ${theme}`).toEqual([])
  })

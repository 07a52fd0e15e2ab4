import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Every broken rule with the places where it is broken. */
export async function violations(page: Page): Promise<string[]> {
  // Evaluated rather than added as a script: the page's policy allows none from elsewhere.
  await page.evaluate(axe)
  const results: AxeResults = await page.evaluate('axe.run()')
  return results.violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target).join(' | ')}`,
  )
}

export const themes = ['dark', 'light', 'contrast']

export async function show(page: Page, theme: string): Promise<void> {
  await page.evaluate((chosen) => localStorage.setItem('theme', chosen), theme)
  await page.reload()
  await expect(page.locator(`html[data-theme="${theme}"]`)).toBeAttached()
}

/**
 * Photographs a running console for the README, as `scripts/screenshots` asks it to:
 * `node e2e/take-pictures.mjs <page> <project id> <shot to select> <folder>`.
 */
import { join } from 'node:path'
import { argv, getuid } from 'node:process'
import { chromium } from '@playwright/test'
import { findBrowser } from './find-browser.mjs'

const [address, project, code, folder] = argv.slice(2)
const size = { width: 1440, height: 900 }

/** Waits until every picture in view is loaded and nothing moves any more. */
async function settle(page) {
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => [...document.images].every((image) => image.complete))
  await page.evaluate(() => Promise.all(document.getAnimations().map((each) => each.finished)))
}

const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: ['--disable-gpu', ...(getuid?.() === 0 ? ['--no-sandbox'] : [])],
})
const page = await browser.newPage({ viewport: size, reducedMotion: 'reduce' })

await page.goto(`${address}/p/${project}/board`)
await page.getByRole('button', { name: 'Close the notice' }).click()
await page.getByRole('treeitem', { name: new RegExp(`^${code}`) }).click()
await page.keyboard.press('f')
await page.getByRole('progressbar').first().waitFor()
await page.waitForFunction(
  () => Number(document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow')) > 55,
)
await page.screenshot({ path: join(folder, 'board.png') })

await page.goto(address)
await settle(page)
await page.screenshot({ path: join(folder, 'launcher.png') })
await browser.close()

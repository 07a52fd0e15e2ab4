/**
 * Photographs a running console for the README, as `scripts/screenshots` asks it to:
 * `node e2e/take-pictures.mjs <page> <project id> <shot to select> <folder> <picture>...`.
 */
import { join } from 'node:path'
import { argv, getuid } from 'node:process'
import { chromium } from '@playwright/test'
import { findBrowser } from './find-browser.mjs'

const [address, project, code, folder, ...wanted] = argv.slice(2)
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

/** Waits until a render has come so far that its progress shows. */
async function renders(percent) {
  await page.getByRole('progressbar').first().waitFor()
  await page.waitForFunction(
    (least) =>
      Number(document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow')) > least,
    percent,
  )
}

const pictures = {
  async board() {
    await page.goto(`${address}/p/${project}/board`)
    await page.getByRole('button', { name: 'Close the notice' }).click()
    await page.getByRole('treeitem', { name: new RegExp(`^${code}`) }).click()
    await page.keyboard.press('f')
    await renders(55)
  },
  async queue() {
    await page.goto(`${address}/p/${project}/queue`)
    await page.getByText('1 failed, 1 cause').waitFor()
    await renders(30)
  },
  async cinematography() {
    await page.goto(`${address}/p/${project}/cinematography`)
    await page.getByRole('button', { name: code, exact: true }).click()
    await settle(page)
  },
  async gallery() {
    await page.goto(`${address}/p/${project}/gallery`)
    await page
      .getByRole('row', { name: new RegExp(`^${code} v`) })
      .first()
      .click()
    await page.getByText('Made with').waitFor()
    // The index may still be built: what can be counted comes last.
    await page.getByRole('group', { name: 'Scene', exact: true }).waitFor()
    await settle(page)
  },
  async workflows() {
    await page.goto(`${address}/p/${project}/library/workflows`)
    await page.getByText('Where it runs').waitFor()
    await settle(page)
  },
  async launcher() {
    await page.goto(address)
    await settle(page)
  },
}

for (const name of wanted) {
  await pictures[name]()
  await page.screenshot({ path: join(folder, `${name}.png`) })
}
await browser.close()

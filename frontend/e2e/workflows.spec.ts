import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { breaksNoRule, inEveryTheme } from './axe'
import { addShot, createProject, expect, keepPicture, panel, showsTake, test } from './journey'
import { onePass, seaWall } from './sea-wall'

type Dropped = { name: string; type: string; bytes: Buffer }

/** Drops files anywhere on the page, as from a folder of the desktop. */
async function drop(page: Page, files: readonly Dropped[]): Promise<void> {
  const given = files.map(({ name, type, bytes }) => ({
    name,
    type,
    bytes: bytes.toString('base64'),
  }))
  await page.evaluate((all) => {
    const dataTransfer = new DataTransfer()
    for (const { name, type, bytes } of all) {
      const content = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))
      dataTransfer.items.add(new File([content], name, { type }))
    }
    for (const kind of ['dragover', 'drop']) {
      const event = new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer })
      document.body.dispatchEvent(event)
    }
  }, given)
}

const asFile = (name: string, document: object): Dropped => ({
  name,
  type: 'application/json',
  bytes: Buffer.from(JSON.stringify(document)),
})

const library = (page: Page) => page.getByRole('grid', { name: 'Workflows' })
const exposed = (page: Page) => page.getByRole('grid', { name: 'Inputs of the form' })

test('a workflow of the page becomes a form, renders a shot, and its picture is rendered again', async ({
  openPage: page,
  studio,
}) => {
  await createProject(page, 'Sea wall')
  await addShot(page, '1A')
  await panel(page, '1A').click()
  await page.keyboard.press('Alt+5')
  await expect(library(page)).toBeVisible()

  await drop(page, [asFile('two passes.json', seaWall)])
  const sheet = page.getByRole('dialog', { name: 'two passes.json' })
  await expect(sheet.getByText('A lighthouse on a sea wall, a storm coming')).toBeVisible()
  await expect(sheet.getByText("ComfyUI's page, 8 graph nodes")).toBeVisible()
  await expect(sheet.getByRole('heading', { name: '2 phases' })).toBeVisible()
  await keepPicture(page, 'workflow-understood')
  await sheet.getByRole('textbox', { name: 'Title' }).fill('Sea wall, two passes')
  await sheet.getByRole('button', { name: 'Keep it in the library' }).click()
  const row = library(page).getByRole('row', { name: 'Sea wall, two passes' })
  await expect(row).toHaveAttribute('aria-selected', 'true')

  await page.getByRole('button', { name: 'Edit inputs' }).click()
  await expect(exposed(page).getByRole('row').first()).toBeVisible()
  const inputs = await exposed(page).getByRole('row').count()
  await page.getByRole('searchbox', { name: 'Find in the graph' }).fill('film look')
  const box = page.getByRole('region', { name: 'Film look' })
  await expect(box).toBeVisible()
  await page.getByRole('searchbox', { name: 'Find in the graph' }).fill('save filename')
  await page.getByRole('button', { name: /^Expose .* sea-wall/ }).click()
  await expect(exposed(page).getByRole('row')).toHaveCount(inputs + 1)
  await page.getByRole('textbox', { name: 'Label' }).fill('Called')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Inputs of Sea wall, two passes saved')).toBeVisible()
  await page.getByText('Graph', { exact: true }).click()
  await expect(page.getByRole('group', { name: 'Second pass, KSampler' })).toBeVisible()
  await keepPicture(page, 'workflow-graph')
  await page.getByRole('button', { name: 'Library' }).click()

  await page.getByRole('button', { name: 'Use on 1A' }).click()
  await expect(page.getByRole('button', { name: '1A has it' })).toBeDisabled()
  await page.keyboard.press('Alt+1')
  await panel(page, '1A').focus()
  await page.keyboard.press('g')
  await showsTake(panel(page, '1A'), 1, 1)

  await page.keyboard.press('Alt+5')
  await expect(row.locator('img')).toHaveJSProperty('complete', true)
  await keepPicture(page, 'workflow-library')
  const takes = join(studio.films, 'Sea wall', 'Sea wall', '1A')
  const record = (version: string) =>
    JSON.parse(readFileSync(join(takes, `Sea wall_1A_${version}.png.take.json`), 'utf8'))
  const bytes = readFileSync(join(takes, 'Sea wall_1A_v001.png'))
  await drop(page, [{ name: 'Sea wall_1A_v001.png', type: 'image/png', bytes }])
  const result = page.getByRole('dialog', { name: 'Sea wall_1A_v001.png' })
  await expect(result.getByText('Made with Sea wall, two passes')).toBeVisible()
  await keepPicture(page, 'workflow-replay')
  await result.getByRole('button', { name: 'Render again' }).click()
  await expect(result).toBeHidden()
  await page.keyboard.press('Alt+1')
  await showsTake(panel(page, '1A'), 2, 2)
  expect(record('v002').graph).toEqual(record('v001').graph)
})

test('many files at once each have their outcome, and what is deleted comes back', async ({
  openPage: page,
}) => {
  await createProject(page, 'Many')
  await page.keyboard.press('Alt+5')
  await expect(library(page)).toBeVisible()
  await drop(page, [
    asFile('harbour.json', onePass),
    asFile('shopping.json', { milk: 2 }),
    { name: 'notes.png', type: 'image/png', bytes: Buffer.from('no picture') },
  ])
  const sheet = page.getByRole('dialog', { name: /refused$/ })
  await expect(sheet.getByText(/shopping\.json/).first()).toBeVisible()
  await sheet.getByRole('button', { name: 'Close' }).click()
  const row = library(page).getByRole('row', { name: 'harbour', exact: true })
  await row.click()
  await page.keyboard.press('Delete')
  await expect(row).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(row).toBeVisible()
})

test('the library, the editor and the graph break no rule in any theme', async ({
  openPage: page,
}) => {
  await createProject(page, 'Read by all')
  await page.keyboard.press('Alt+5')
  const still = library(page).getByRole('row', { name: 'Storyboard still', exact: true })
  await still.click()
  await expect(still.locator('svg.miniature')).toBeVisible()
  await breaksNoRule(page, 'library')
  await inEveryTheme(page, (theme) => keepPicture(page, `workflows-${theme}`))
  await page.getByRole('button', { name: 'See inputs' }).click()
  await expect(exposed(page)).toBeVisible()
  await breaksNoRule(page, 'inputs')
  await keepPicture(page, 'workflow-inputs')
  await page.getByText('Graph', { exact: true }).click()
  await expect(page.getByRole('group', { name: /, KSampler$/ })).toBeVisible()
  await breaksNoRule(page, 'graph')
  await page.getByRole('group', { name: /, KSampler$/ }).click()
  const box = page.getByRole('region', { name: 'Sample', exact: true })
  await expect(box.getByRole('button', { name: /^Set Steps/ })).toBeVisible()
  await breaksNoRule(page, 'a graph node')
  await keepPicture(page, 'workflow-graph-node')
})

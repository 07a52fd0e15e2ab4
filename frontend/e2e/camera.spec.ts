import type { Locator, Page } from '@playwright/test'
import { breaksNoRule, inEveryTheme } from './axe'
import {
  addShot,
  createProject,
  expect,
  keepPicture,
  showsTake,
  takeFirst,
  test,
  typeIn,
} from './journey'

const field = (page: Page, label: string): Locator =>
  page.getByRole('button', { name: new RegExp(`^${label} (Not set|Several|[A-Z0-9])`) }).first()

/** Opens a field and takes the first value that what is typed finds. */
async function choose(page: Page, label: string, typed: string): Promise<void> {
  const control = page.getByRole('button', { name: `${label} Not set`, exact: true })
  await control.click()
  await takeFirst(page, typed)
  await expect(control).toBeHidden()
}

/** Unfolds a group of fields beside the board. */
const unfold = (page: Page, group: string) =>
  page.getByRole('button', { name: group, exact: true, expanded: false }).click()

const messages = (page: Page) => page.getByRole('region', { name: 'Messages' })

test('what clashes says why and repairs itself, a preset changes the prompt, and it renders', async ({
  openPage: page,
}) => {
  await createProject(page, 'Through the lens')
  const shot = await addShot(page, '1A')
  await unfold(page, 'Camera')
  await choose(page, 'Camera', 'alexa mini lf')
  await unfold(page, 'Format')
  await page.getByRole('button', { name: 'Film stock Not set' }).click()
  await typeIn(page, '5219')
  const stock = page.getByRole('option', { name: /^Kodak Vision3 500T 5219.*A digital camera/ })
  await expect(stock).toBeVisible()
  await stock.click()
  await expect(
    messages(page).getByText(/^Kodak Vision3 500T 5219 set\. Change Camera/),
  ).toBeVisible()
  await messages(page).getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('button', { name: 'Film stock Not set' })).toBeVisible()
  await expect(field(page, 'Camera')).toContainText('ALEXA Mini LF')
  await unfold(page, 'Lens')
  await choose(page, 'Lens family', 'cooke s4')

  await page.getByRole('link', { name: 'Presets' }).click()
  await page.getByRole('textbox', { name: 'Find a preset' }).fill('toland kane')
  await page.getByRole('button', { name: /Citizen Kane/ }).click()
  await page.getByRole('button', { name: 'Apply to 1A' }).click()
  const prompt = page.getByRole('region', { name: 'Prompt' })
  await expect(prompt.getByTitle('Camera', { exact: true })).toContainText('Mitchell')
  const repair = page.getByRole('button', { name: /^Repair: / }).first()
  await repair.click()
  await expect(repair).toBeHidden()
  await expect(page.getByRole('img', { name: /^Field of view: \d+° across/ })).toBeVisible()

  await page.keyboard.press('Alt+1')
  await page.keyboard.press('g')
  await showsTake(shot, 1, 1)
})

test('the lens is changed and the shot rendered again with two clicks', async ({
  openPage: page,
}) => {
  await createProject(page, 'Two clicks')
  const shot = await addShot(page, '1A')
  await page.keyboard.press('g')
  await showsTake(shot, 1, 1)
  await page.getByRole('button', { name: 'Lens Not set' }).click()
  await takeFirst(page, '85')
  await expect(page.getByRole('button', { name: 'Lens 85 mm' })).toBeVisible()
  await page.getByRole('button', { name: /^Generate G$/ }).click()
  await showsTake(shot, 2, 2)
})

test('the room of cinematography breaks no rule in any theme', async ({ openPage: page }) => {
  await createProject(page, 'Seen by all')
  await addShot(page, '1A')
  await page.keyboard.press('Alt+7')
  // A few cards stand for all: to look at hundreds takes axe most of a minute.
  await page.getByRole('textbox', { name: 'Find a preset' }).fill('toland kane')
  await expect(page.getByRole('button', { name: /^Sinners/ })).toBeHidden()
  await page.getByRole('button', { name: /Citizen Kane/ }).click()
  await expect(page.getByRole('button', { name: 'Apply to 1A' })).toBeVisible()
  await breaksNoRule(page, 'cinematography')
  await inEveryTheme(page, (theme) => keepPicture(page, `cinematography-${theme}`))
  await page.getByRole('button', { name: 'Camera Not set', exact: true }).click()
  await expect(page.getByRole('option', { name: /^ALEXA/ }).first()).toBeVisible()
  await breaksNoRule(page, 'list of cameras')
  await page.keyboard.press('Escape')
  await page.getByRole('region', { name: 'Presets' }).getByRole('button', { name: /Mood$/ }).click()
  await expect(page.getByRole('option').first()).toBeVisible()
  await breaksNoRule(page, 'list of moods')
})

import { test as base, expect, type Locator, type Page } from '@playwright/test'
import { StudioConsole } from './console'

/** Journeys share one console; each makes its own project. */
export const test = base.extend<{ openPage: Page }, { studio: StudioConsole }>({
  studio: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern
    async ({}, use) => {
      const studio = await StudioConsole.start()
      await use(studio)
      await studio.stop()
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  openPage: async ({ page, studio }, use) => {
    await page.goto(studio.page)
    await use(page)
    await studio.pace()
  },
})

export { expect }

/** Keeps what the screen shows under test-results, for people to look at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  for (const [width, height] of [
    [1440, 900],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height })
    // Docks and canvas follow the window within two frames.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    )
    await page.screenshot({ path: `test-results/pictures/${name}-${width}x${height}.png` })
  }
  await page.setViewportSize({ width: 1440, height: 900 })
}

/** From the launcher to the empty board of a new project. */
export async function createProject(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.keyboard.press('Enter')
  await expect(emptyBoard(page)).toBeVisible()
}

/** What invites to the first shot. */
export const emptyBoard = (page: Page): Locator =>
  page.getByRole('main', { name: 'Board' }).getByText('No shot yet')

/** The panel of a shot on the board, by its slate. */
export const panel = (page: Page, code: string): Locator =>
  page.getByRole('group', { name: new RegExp(`^Scene \\d+, shot ${code},`) })

export async function addShot(page: Page, code: string): Promise<Locator> {
  await page.keyboard.press('n')
  await expect(panel(page, code)).toBeVisible()
  return panel(page, code)
}

/** Types into the field that takes the keyboard a moment after the key or the click that opened it. */
export async function typeIn(page: Page, words: string): Promise<void> {
  await expect(page.locator('input:focus, textarea:focus')).toBeVisible()
  await page.keyboard.type(words)
}

/** Types into a list that just opened, and takes the first that is found once it is marked. */
export async function takeFirst(page: Page, words: string): Promise<void> {
  await typeIn(page, words)
  const entry = page.getByRole('option').or(page.getByRole('menuitem'))
  const marked = entry.and(page.locator('[data-focused]'))
  await expect(marked).toContainText(words, { ignoreCase: true })
  await page.keyboard.press('Enter')
}

export async function writeDescription(page: Page, words: string): Promise<void> {
  await page.getByRole('textbox', { name: 'What happens in the shot' }).fill(words)
}

/** Chooses an option of one of the camera's fields that stand first in the inspector. */
export async function chooseCamera(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${field}`) }).click()
  await page.getByRole('option', { name: new RegExp(`^${option}`) }).click()
}

/** Waits until the shot shows this take out of so many. */
export async function showsTake(shot: Locator, take: number, of: number): Promise<void> {
  await expect(shot).toHaveAccessibleName(new RegExp(`rendered, take ${take} of ${of}$`), {
    timeout: 90_000,
  })
}

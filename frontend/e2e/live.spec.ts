import type { Browser, Page, WebSocketRoute } from '@playwright/test'
import { violations } from './axe'
import {
  addShot,
  createProject,
  expect,
  keepPicture,
  panel,
  test,
  writeDescription,
} from './journey'

const words = (page: Page) => page.getByRole('textbox', { name: 'What happens in the shot' })

/** Somebody else, in a browser of their own. */
async function another(browser: Browser, name: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.addInitScript((given) => {
    const person = { id: `person ${given}`, name: given, wasAsked: true }
    localStorage.setItem('person', JSON.stringify(person))
  }, name)
  return context.newPage()
}

/** The page's line to the live document, which can be cut. */
async function lineOf(page: Page) {
  const sockets: WebSocketRoute[] = []
  let isCut = false
  await page.routeWebSocket(/\/ws\/board\//, async (socket) => {
    if (isCut) return socket.close()
    sockets.push(socket)
    socket.connectToServer()
  })
  return {
    cut() {
      isCut = true
      for (const socket of sockets) void socket.close()
    },
    mend() {
      isCut = false
    },
  }
}

test('two people see one another, type in one text, and meet again after a time apart', async ({
  openPage: ines,
  browser,
}) => {
  await createProject(ines, 'Live')
  await addShot(ines, '1A')
  await writeDescription(ines, 'Mara waits')
  const tarek = await another(browser, 'Tarek')
  const line = await lineOf(tarek)
  await tarek.goto(ines.url())
  await panel(tarek, '1A').click()

  // Each sees that the other is there, points and types; who has no name is asked for it, once.
  const avatar = ines.getByRole('button', { name: 'TA, follow Tarek' })
  await expect(avatar).toBeVisible()
  await tarek.mouse.move(600, 500)
  await expect(ines.locator('.others-pointer')).toContainText('Tarek')
  await words(tarek).focus()
  await expect(ines.getByText('Tarek types here')).toBeVisible()
  await ines.getByRole('textbox', { name: 'Your name' }).fill('Ines')
  await ines.keyboard.press('Enter')
  await expect(tarek.getByRole('button', { name: 'IN, follow Ines' })).toBeVisible()
  await keepPicture(ines, 'together')
  expect(await violations(ines)).toEqual([])

  // Ines looks where Tarek looks, until she takes the board in her own hands.
  const view = (page: Page) => page.locator('.react-flow__viewport').getAttribute('style')
  await avatar.click()
  await tarek.mouse.wheel(0, 240)
  await expect(async () => expect(await view(ines)).toBe(await view(tarek))).toPass()
  await ines.mouse.move(600, 500)
  await ines.mouse.wheel(0, -60)
  await expect(avatar).toHaveAttribute('aria-pressed', 'false')

  // Both type at once in one text.
  await words(ines).focus()
  await ines.keyboard.press('Home')
  await words(tarek).press('End')
  await Promise.all([
    ines.keyboard.type('Young ', { delay: 20 }),
    tarek.keyboard.type(' alone', { delay: 20 }),
  ])
  for (const page of [ines, tarek]) await expect(words(page)).toHaveValue('Young Mara waits alone')

  // Tarek's line is cut: he goes on, even through a reload, and is told that his edits are kept.
  line.cut()
  await expect(tarek.getByText('Edits are kept here')).toBeVisible()
  await words(tarek).press('End')
  await tarek.keyboard.type('. Wind.')
  await words(ines).press('Home')
  await ines.keyboard.type('Dawn. ')
  await expect(words(ines)).toHaveValue('Dawn. Young Mara waits alone')
  await tarek.reload()
  await expect(words(tarek)).toHaveValue('Young Mara waits alone. Wind.')
  line.mend()
  for (const page of [ines, tarek]) {
    await expect(words(page)).toHaveValue('Dawn. Young Mara waits alone. Wind.')
  }
  await tarek.context().close()
  await expect(avatar).toBeHidden()
})

test('an earlier board comes back as one step, and a branch is merged field by field', async ({
  openPage: page,
}) => {
  await createProject(page, 'Branches')
  for (const [code, text] of [
    ['1A', 'Mara waits.'],
    ['1B', 'A tower.'],
  ] as const) {
    await addShot(page, code)
    await writeDescription(page, text)
    await page.keyboard.press('Escape')
  }
  const history = page.getByRole('dialog', { name: 'History' })
  await page.getByRole('button', { name: 'History', exact: true }).click()
  await history.getByRole('textbox', { name: 'Name of the board to keep' }).fill('First cut')
  await page.keyboard.press('Enter')
  await expect(history.getByRole('option', { name: /First cut/ })).toBeVisible()
  await page.keyboard.press('Escape')

  // Back to the first cut and forward again: the keys know it as one step.
  await panel(page, '1B').click()
  await page.keyboard.press('Delete')
  await addShot(page, '1C')
  await page.getByRole('button', { name: 'History', exact: true }).click()
  await history.getByRole('option', { name: /First cut/ }).click()
  await expect(history.getByRole('img', { name: 'The board with 2 panels' })).toBeVisible()
  await keepPicture(page, 'history')
  expect(await violations(page)).toEqual([])
  await history.getByRole('button', { name: 'Go back to this board' }).click()
  await expect(history).toBeHidden()
  await expect(panel(page, '1B')).toBeVisible()
  await expect(panel(page, '1C')).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(panel(page, '1C')).toBeVisible()
  await page.keyboard.press('Control+Shift+z')
  await expect(panel(page, '1B')).toBeVisible()

  // Both sides change one text: all else merges, and that is asked.
  await page.getByRole('button', { name: 'History', exact: true }).click()
  await history.getByText('Branches').click()
  await history.getByRole('textbox', { name: 'Name of a new branch' }).fill('Night')
  await page.keyboard.press('Enter')
  await expect(history.getByRole('button', { name: 'Merge Main' })).toBeVisible()
  await page.keyboard.press('Escape')
  await panel(page, '1A').click()
  await writeDescription(page, 'Mara waits alone.')
  await panel(page, '1B').click()
  await writeDescription(page, 'A broken tower.')
  await page.getByRole('button', { name: 'Branch Night' }).click()
  await history.getByRole('button', { name: 'Switch to Main' }).click()
  await expect(history.getByRole('button', { name: 'Merge Night' })).toBeVisible()
  await page.keyboard.press('Escape')
  await panel(page, '1A').click()
  await expect(words(page)).toHaveValue('Mara waits.')
  await writeDescription(page, 'Young Mara waits.')
  await panel(page, '1B').click()
  await writeDescription(page, 'A burning tower.')
  await page.getByRole('button', { name: 'History', exact: true }).click()
  await history.getByText('Branches').click()
  await history.getByRole('button', { name: 'Merge Night' }).click()
  await history.getByRole('radio', { name: /A broken tower/ }).click({ force: true })
  await keepPicture(page, 'merge')
  expect(await violations(page)).toEqual([])
  await history.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(history.getByRole('region', { name: 'Merge Night' })).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(words(page)).toHaveValue('A broken tower.')
  await panel(page, '1A').click()
  await expect(words(page)).toHaveValue('Young Mara waits alone.')
})

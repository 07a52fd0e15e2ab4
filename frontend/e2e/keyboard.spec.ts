import type { Locator, Page } from '@playwright/test'
import { emptyBoard, expect, panel, showsTake, takeFirst, test } from './journey'

/** Presses Tab, or what leads back, until `target` has the focus. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  await expect(target).toBeFocused()
}

test('the main job can be done without a mouse', async ({ openPage: page }) => {
  await tabTo(page, page.getByRole('textbox', { name: 'Name' }))
  await page.keyboard.type('By keys alone')
  await page.keyboard.press('Enter')
  await expect(emptyBoard(page)).toBeVisible()

  await page.keyboard.press('n')
  const shot = panel(page, '1A')
  await expect(shot).toBeVisible()
  await tabTo(page, page.getByRole('textbox', { name: 'What happens in the shot' }))
  await page.keyboard.type('A dog looks out of a car window.')
  const size = page.getByRole('button', { name: /^Size / })
  await tabTo(page, size)
  await page.keyboard.press('Enter')
  await takeFirst(page, 'Close')
  await expect(size).not.toContainText('Not set')
  await tabTo(page, page.getByRole('button', { name: /^Generate G$/ }))
  await page.keyboard.press('Enter')
  await showsTake(shot, 1, 1)

  await tabTo(page, shot)
  await page.keyboard.press('g')
  await showsTake(shot, 2, 2)
  await page.keyboard.press('[')
  await showsTake(shot, 1, 2)

  // The outline does what the canvas does.
  const row = (name: RegExp) => page.getByRole('treeitem', { name })
  await page.keyboard.press('n')
  await expect(row(/^1B/)).toBeVisible()
  await tabTo(page, row(/^1B/), 'Shift+Tab')
  await page.keyboard.press('3')
  await expect(row(/^1B.*3 stars/)).toBeVisible()
  await page.keyboard.press('Delete')
  await expect(row(/^1B/)).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(row(/^1B.*3 stars/)).toBeVisible()

  // Any place and any command is a few letters away; files are looked at and judged as shots are.
  await page.keyboard.press('Control+k')
  await takeFirst(page, 'Go to the gallery')
  await expect(page).toHaveURL(/\/gallery/)
  const takes = page.getByRole('row', { name: /^1A v00/ })
  await expect(takes).toHaveCount(2)
  await tabTo(page, page.getByRole('grid', { name: /^Files/ }))
  await page.keyboard.press('End')
  await page.keyboard.press('5')
  await expect(page.getByRole('row', { name: /^1A v00[12], picture, 5 stars/ })).toBeVisible()
  await page.keyboard.press('Enter')
  const viewer = page.getByRole('dialog', { name: /^1A/ })
  await expect(viewer).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(viewer).toBeHidden()
  await page.keyboard.press('Delete')
  await expect(takes).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(takes).toHaveCount(2)
})

import type { Locator, Page } from '@playwright/test'
import { emptyBoard, expect, panel, showsTake, test } from './journey'

/** Presses Tab until `target` has the focus. */
async function tabTo(page: Page, target: Locator, atMost = 40): Promise<void> {
  for (let presses = 0; presses < atMost; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
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
  await page.keyboard.type('Close')
  await page.keyboard.press('Enter')
  await expect(size).not.toContainText('Not set')
  await tabTo(page, page.getByRole('button', { name: /^Generate G$/ }))
  await page.keyboard.press('Enter')
  await showsTake(shot, 1, 1)

  await tabTo(page, shot, 80)
  await page.keyboard.press('g')
  await showsTake(shot, 2, 2)
  await page.keyboard.press('[')
  await showsTake(shot, 1, 2)
})

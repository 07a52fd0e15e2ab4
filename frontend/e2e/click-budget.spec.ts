import type { Locator, Page } from '@playwright/test'
import { addShot, createProject, emptyBoard, expect, panel, showsTake, test } from './journey'

/** Counts the clicks that a person makes. */
function handOf(page: Page) {
  let clicks = 0
  return {
    click: async (target: Locator) => {
      clicks += 1
      await target.click()
    },
    get clicks() {
      return clicks
    },
    page,
  }
}

test('a new project is two clicks from its board', async ({ openPage: page }) => {
  const hand = handOf(page)
  await hand.click(page.getByRole('textbox', { name: 'Name' }))
  await page.keyboard.type('Counted')
  await hand.click(page.getByRole('button', { name: /^Create project/ }))
  await expect(emptyBoard(page)).toBeVisible()
  expect(hand.clicks).toBeLessThanOrEqual(4)
})

test('a selected shot renders with one click, and a take is chosen with one', async ({
  openPage: page,
}) => {
  await createProject(page, 'Few clicks')
  const shot = await addShot(page, '1A')
  const hand = handOf(page)
  await hand.click(page.getByRole('button', { name: /^Generate G$/ }))
  await showsTake(shot, 1, 1)
  expect(hand.clicks).toBe(1)
  await page.keyboard.press('g')
  await showsTake(shot, 2, 2)
  await hand.click(page.getByRole('radio', { name: 'v001' }).locator('xpath=ancestor::label'))
  await showsTake(panel(page, '1A'), 1, 2)
  expect(hand.clicks).toBe(2)
})

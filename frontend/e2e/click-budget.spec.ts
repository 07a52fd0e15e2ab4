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

test('rendering, choosing a take, an alternate and bringing back are one click each, rating is a key', async ({
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

  await page.keyboard.press('4')
  await expect(page.getByRole('group', { name: 'Rating of 1A: 4 of 5' }).first()).toBeVisible()
  const inspector = page.getByRole('complementary', { name: /^Inspector/ })
  await hand.click(inspector.getByRole('button', { name: 'New alternate', exact: true }))
  await expect(page.getByRole('radio', { name: 'A2' })).toBeChecked()
  expect(hand.clicks).toBe(3)

  const outline = page.getByRole('tree', { name: 'Scenes and shots' })
  const shots = outline.getByRole('treeitem', { name: /^1A/ })
  await page.keyboard.press('Delete')
  await page.keyboard.press('Delete')
  await expect(shots).toHaveCount(0)
  const messages = page.getByRole('region', { name: 'Messages' })
  await hand.click(messages.getByRole('button', { name: 'Undo' }).last())
  await expect(shots).toHaveCount(1)
  expect(hand.clicks).toBe(4)
  await page.keyboard.press('Delete')
  await hand.click(page.getByRole('button', { name: /^Trash, 2/ }))
  await hand.click(page.getByRole('dialog').getByRole('button', { name: 'Restore' }).first())
  expect(hand.clicks).toBe(6)
  await page.keyboard.press('Escape')
  await expect(shots).toHaveCount(1)
})

test('a job is cancelled with one click, and put back with one', async ({
  openPage: page,
  studio,
}) => {
  await studio.pace(2)
  await createProject(page, 'One click each')
  await addShot(page, '1A')
  for (let take = 0; take < 4; take += 1) await page.keyboard.press('g')
  await page.keyboard.press('Alt+6')
  const hand = handOf(page)
  const front = page.getByRole('button', { name: /^Move .* to the front$/ })
  await hand.click(front.last())
  await hand.click(page.getByRole('button', { name: /^Cancel / }).last())
  await expect(page.getByText('1 job cancelled', { exact: true }).first()).toBeVisible()
  const messages = page.getByRole('region', { name: 'Messages' })
  await hand.click(messages.getByRole('button', { name: 'Undo' }))
  expect(hand.clicks).toBe(3)
  await studio.pace(0)
  await expect(page.getByText('nothing to render')).toBeVisible({ timeout: 90_000 })
})

test('a ComfyUI is added within three clicks of any room', async ({ openPage: page, studio }) => {
  const node = await studio.startNode('counted')
  await createProject(page, 'Three clicks')
  const hand = handOf(page)
  await hand.click(page.getByRole('link', { name: 'Settings' }))
  await hand.click(page.getByRole('textbox', { name: 'Address' }))
  await page.keyboard.type(node.url)
  await hand.click(page.getByRole('button', { name: 'Add node' }))
  const added = page.getByRole('listitem', { name: '127.0.0.1' })
  await expect(added).toContainText('Online')
  expect(hand.clicks).toBeLessThanOrEqual(3)

  await added.getByRole('button', { name: 'More about 127.0.0.1' }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await expect(added).toBeHidden()
})

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { violations } from './axe'
import { addShot, createProject, expect, panel, showsTake, test } from './journey'

const row = (name: RegExp) => ({ name })

test('a shot gets an alternate, another slate with its folder, and tells what is stale', async ({
  openPage: page,
  studio,
}) => {
  await createProject(page, 'Alternates')
  const outline = page.getByRole('tree', { name: 'Scenes and shots' })
  const messages = page.getByRole('region', { name: 'Messages' })
  await addShot(page, '1A')
  await page.getByRole('textbox', { name: 'What happens in the shot' }).fill('Mara waits.')
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await showsTake(panel(page, '1A'), 1, 1)
  await expect(outline.getByRole('treeitem', row(/^1A.*rendered, take 1 of 1/))).toBeVisible()
  await expect(outline.getByRole('treeitem', row(/stale/))).toHaveCount(0)

  await page.getByRole('textbox', { name: 'What happens in the shot' }).fill('Mara runs.')
  await page.keyboard.press('Escape')
  await expect(outline.getByRole('treeitem', row(/^1A.*stale/))).toBeVisible()
  await page.getByRole('button', { name: '1 stale' }).click()
  await expect(
    page
      .getByRole('dialog')
      .getByText(/1 take/)
      .first(),
  ).toBeVisible()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'More for 1A', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Change the slate' }).click()
  const slate = page.getByRole('textbox', { name: 'Slate of the shot and of its folder' })
  await expect(slate).toBeFocused()
  await slate.fill('9Z')
  await slate.press('Enter')
  await expect(messages.getByText('1A is 9Z now, with 1 file')).toBeVisible()
  const folder = join(studio.films, 'Alternates', 'Alternates')
  expect(existsSync(join(folder, '9Z', 'Alternates_9Z_v001.png'))).toBe(true)
  expect(existsSync(join(folder, '1A'))).toBe(false)
  await messages.getByRole('button', { name: 'Undo' }).click()
  await expect(outline.getByRole('treeitem', row(/^1A/))).toBeVisible()
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await expect(outline.getByRole('treeitem', row(/^9Z/))).toBeVisible()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(outline.getByRole('treeitem', row(/^1A/))).toBeVisible()
  expect(existsSync(join(folder, '1A', 'Alternates_1A_v001.png'))).toBe(true)

  await outline.getByRole('treeitem', row(/^1A/)).click()
  await page.keyboard.press('a')
  await expect(outline.getByRole('treeitem', row(/^A2.*stands on the board/))).toBeVisible()
  await outline.getByRole('treeitem', row(/^A1/)).click()
  await expect(outline.getByRole('treeitem', row(/^A1.*stands on the board/))).toBeVisible()
  for (const section of ['Notes', 'Info']) {
    await page.getByRole('button', { name: section, exact: true }).click()
  }
  expect(await violations(page)).toEqual([])

  await outline.getByRole('treeitem', row(/^1 Scene 1/)).click()
  await page.getByRole('textbox', { name: 'Every prompt begins with' }).fill('Rain.')
  await page.getByRole('button', { name: 'New alternate of the scene' }).click()
  await expect(outline.getByRole('treeitem', row(/^1 A2 Scene 1/))).toBeVisible()
  await expect(outline.getByRole('treeitem', row(/^1B/))).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Alt+Shift+n')
  await expect(outline.getByRole('treeitem', row(/^1A.*stale/))).toBeVisible()
  await outline.getByRole('treeitem', row(/^1 Scene 1/)).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Put A2 on the board' }).click()
  await outline.getByRole('treeitem', row(/^1 A2/)).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Delete with its shots' }).click()
  await expect(outline.getByRole('treeitem', row(/^1A/))).toBeVisible()

  await outline.getByRole('treeitem', row(/Scene 1/)).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Delete with its shots' }).click()
  await expect(outline.getByRole('treeitem')).toHaveCount(0)
  await page.getByRole('button', { name: 'Trash, 2' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).first().click()
  await page.keyboard.press('Escape')
  await expect(outline.getByRole('treeitem', row(/^1A.*rendered/))).toBeVisible()
})

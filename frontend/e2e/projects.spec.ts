import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { violations } from './axe'
import { addShot, createProject, expect, test } from './journey'

test('a project is set, copied, archived, deleted and brought back', async ({
  openPage: page,
  studio,
}) => {
  await createProject(page, 'Lamp Keeper')
  await addShot(page, '1A')

  // Settings: the next names follow what is typed, and the file says it at once.
  await page.keyboard.press('Control+,')
  const settings = page.getByRole('dialog', { name: 'Project settings' })
  await settings.getByText('Own', { exact: true }).click()
  await settings.getByRole('textbox', { name: 'Pattern' }).fill('{shot}/{shot}_v{version}')
  const names = settings.getByRole('list', { name: 'The next three names' })
  await expect(names).toContainText('1A/1A_v001.png')
  await settings.getByText('25', { exact: true }).click()
  await expect(settings.getByRole('status')).toContainText('Shots keep their frames')
  expect(await violations(page)).toEqual([])
  await settings.getByRole('button', { name: 'Save' }).click()
  await expect(settings).toBeHidden()
  const document = join(studio.films, 'Lamp Keeper', 'storyboard.json')
  expect(JSON.parse(readFileSync(document, 'utf8')).project).toMatchObject({
    fps: 25,
    naming_pattern: '{shot}/{shot}_v{version}',
  })

  // Saving as goes on in the copy.
  await page.keyboard.press('Control+Shift+S')
  const copying = page.getByRole('dialog', { name: 'Save as' })
  await copying.getByRole('textbox', { name: 'Name' }).fill('Second night')
  await copying.getByRole('button', { name: 'Save as' }).click()
  await expect(page.getByRole('button', { name: 'Project Second night' })).toBeVisible()
  expect(existsSync(join(studio.films, 'Second night', 'storyboard.json'))).toBe(true)

  // An archive is opened like a project.
  await page.goto(studio.page)
  await page.getByRole('button', { name: 'More about Lamp Keeper' }).click()
  await page.getByRole('menuitem', { name: 'Archive' }).click()
  await page.getByRole('button', { name: 'Archive', exact: true }).click()
  await expect(page.getByText(/^The archive is /)).toBeVisible()
  await page.getByRole('button', { name: 'Open folder' }).click()
  await page.getByRole('option', { name: /Lamp Keeper\.zip/ }).click()
  await expect(page.getByRole('link', { name: 'Lamp Keeper' })).toHaveCount(2)

  // Deleting asks for the name and is undone at once.
  await page.getByRole('button', { name: 'More about Second night' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  const deleting = page.getByRole('dialog', { name: 'Delete Second night?' })
  await deleting.getByRole('textbox').fill('Second night')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'Second night' })).toBeHidden()
  expect(existsSync(join(studio.films, 'Second night'))).toBe(false)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('link', { name: 'Second night' })).toBeVisible()
})

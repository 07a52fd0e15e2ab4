import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  addShot,
  createProject,
  emptyBoard,
  expect,
  panel,
  showsTake,
  test,
  writeDescription,
} from './journey'

test('a name that is a path is refused at the field, and nothing is made', async ({
  openPage: page,
  studio,
}) => {
  const name = page.getByRole('textbox', { name: 'Name' })
  await name.fill('../outside')
  await page.keyboard.press('Enter')
  await expect(name).toHaveAccessibleDescription(/cannot be a folder's name/)
  expect(readdirSync(studio.folder)).not.toContain('outside')
  await name.fill('Inside')
  await page.keyboard.press('Enter')
  await expect(emptyBoard(page)).toBeVisible()
})

test('a folder that is no project does not open, and one that is not there says so', async ({
  openPage: page,
  studio,
}) => {
  const plain = join(studio.films, 'Only pictures')
  mkdirSync(plain, { recursive: true })
  await page.getByRole('button', { name: 'Open folder' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Open a project' })
  await dialog.getByRole('option', { name: /Only pictures/ }).click()
  await expect(dialog.getByText('There is no folder in here.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Type a path' }).click()
  await dialog.getByRole('textbox', { name: 'Path of the folder' }).fill(join(plain, 'gone'))
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('alert')).toContainText('There is no folder')
})

test('with no node online the shot says so, and renders once one is back', async ({
  openPage: page,
  studio,
}) => {
  await page.goto(`${studio.page}/settings/nodes`)
  const node = page.getByRole('listitem', { name: 'Storyboard sketch' })
  await node.getByText('Enabled').click()
  await expect(node).toContainText('Disabled')
  await page.goto(studio.page)
  await createProject(page, 'Nobody there')
  const shot = await addShot(page, '1A')
  await writeDescription(page, 'An empty chair.')
  await page.getByRole('button', { name: /^Generate G$/ }).click()
  await expect(shot).toHaveAccessibleName(/failed: .*node/i)
  const board = page.url()

  await page.goto(`${studio.page}/settings/nodes`)
  await node.getByText('Enabled').click()
  await expect(node).toContainText('Online')
  await page.goto(board)
  await panel(page, '1A').click()
  await page.keyboard.press('Escape')
  await panel(page, '1A').focus()
  await page.keyboard.press('g')
  await showsTake(panel(page, '1A'), 1, 1)
})

test('an address where nothing answers is told before it is saved', async ({
  openPage: page,
  studio,
}) => {
  await page.goto(`${studio.page}/settings/nodes`)
  await page.getByRole('textbox', { name: 'Address' }).fill('http://127.0.0.1:9')
  await page.getByRole('button', { name: 'Test connection' }).click()
  await expect(page.locator('.probe')).toContainText('127.0.0.1:9')
  await page.getByRole('textbox', { name: 'Address' }).fill(studio.page)
  await page.getByRole('button', { name: 'Test connection' }).click()
  await expect(page.locator('.probe .status-failed')).toBeVisible()
})

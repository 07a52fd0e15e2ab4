import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { breaksNoRule } from './axe'
import {
  addShot,
  createProject,
  expect,
  keepPicture,
  showsTake,
  test,
  writeDescription,
} from './journey'
import { putPictures } from './pictures'

const grid = (page: Page) => page.getByRole('grid', { name: /^Files/ })
/** Headings of groups are rows, too, without a place among the files. */
const files = (page: Page) => grid(page).locator('[role=row][aria-rowindex]')
const file = (page: Page, name: string) =>
  grid(page).getByRole('row', { name: new RegExp(`^${name}\\b`) })
const found = (page: Page, text: string) => page.getByText(text, { exact: true }).first()

const names = Array.from(
  { length: 120 },
  (_, place) => `${place % 3 === 0 ? 'refs/sea' : 'refs/town'}/wall ${100 + place}.png`,
)

test('a take and a folder of pictures are found, judged, looked at and kept as a view, by keys', async ({
  openPage: page,
  studio,
}) => {
  await createProject(page, 'Salt')
  const shot = await addShot(page, '1A')
  await writeDescription(page, 'A lone figure on a salt flat')
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await showsTake(shot, 1, 1)

  // What is put into the folder while the page is open comes by itself.
  await page.keyboard.press('Alt+3')
  await expect(files(page)).toHaveCount(1)
  putPictures(join(studio.films, 'Salt'), names)
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '121')
  await expect(files(page).first()).toBeVisible()
  expect(await files(page).count()).toBeLessThan(121)

  // A file that is looked at says what it was made from.
  await page.keyboard.press('/')
  await page.keyboard.type('lone fig')
  await expect(files(page)).toHaveCount(1)
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowRight')
  const details = page.getByRole('group', { name: 'Details' })
  await expect(details.getByRole('region', { name: 'Prompt' }).locator('mark').first()).toHaveText(
    'lone',
  )
  await expect(details.getByText('1A, chosen take')).toBeVisible()
  await page.keyboard.press('4')
  await expect(file(page, '1A v001, picture, 4 stars')).toBeVisible()

  // The end of everything is one key away; a range and all results are, too.
  await page.keyboard.press('/')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Backspace')
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '121')
  await page.keyboard.press('Escape')
  await page.keyboard.press('End')
  await expect(file(page, 'wall 219')).toBeInViewport()
  await page.keyboard.press('Shift+ArrowLeft')
  await expect(page.getByText('2 of 121 selected')).toBeVisible()
  await page.keyboard.press('Control+a')
  await expect(page.getByText('121 of 121 selected')).toBeVisible()
  await page.keyboard.press('Escape')

  // The file as large as the window, its neighbour, and back to where it stands.
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  const viewer = page.getByRole('dialog')
  await expect(viewer).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Escape')
  await expect(viewer).toBeHidden()
  await expect(files(page).nth(1)).toHaveAttribute('aria-selected', 'false')

  // A rule by name: it leads back to whatever answers it then.
  await page.keyboard.press('/')
  await page.keyboard.type('name:/1[0-4]\\d/ ')
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '50')
  await page.getByRole('treegrid', { name: 'Folders' }).getByRole('row', { name: /refs/ }).click()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('treegrid', { name: 'Folders' }).getByRole('row', { name: /^sea/ }).click()
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '17')
  const columns = page.getByRole('radio', { name: 'Columns' })
  await columns.click({ force: true })
  await expect(columns).toBeChecked()
  await page.getByRole('button', { name: 'Save view' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Sea walls')
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: 'Folder' }).getByText('All pictures').click()
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '121')
  await page.getByRole('button', { name: 'Sea walls', exact: true }).click()
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '17')
  await page.reload()
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '17')
  await expect(found(page, '17')).toBeVisible()

  // Groups stay named, fold by key, and the address keeps them.
  await page.getByRole('navigation', { name: 'Folder' }).getByText('All pictures').click()
  await page.getByRole('button', { name: 'No groups' }).click()
  await page.getByRole('menuitem', { name: 'By folder' }).click()
  await page.getByRole('button', { name: 'Select the 17 files of sea' }).click()
  await expect(page.getByText('17 of 50 selected')).toBeVisible()
  await page.getByRole('button', { name: 'Fold sea' }).click()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Unfold sea' })).toBeVisible()
  await expect(files(page).first()).toHaveAttribute('aria-label', /^wall/)

  // In every view and theme no rule is broken.
  const address = new URL(page.url())
  for (const view of ['squares', 'list', 'days']) {
    address.searchParams.set('view', view)
    await page.goto(address.href)
    await files(page).first().click()
    await expect(details.getByRole('region', { name: 'Made with' })).toBeVisible()
    await breaksNoRule(page, view)
    await keepPicture(page, `gallery-${view}`)
  }
})

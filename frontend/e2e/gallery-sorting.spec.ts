import { copyFileSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { breaksNoRule, inEveryTheme } from './axe'
import {
  addShot,
  createProject,
  expect,
  keepPicture,
  panel,
  showsTake,
  test,
  writeDescription,
} from './journey'
import { putPictures } from './pictures'

const grid = (page: Page) => page.getByRole('grid', { name: /^Files/ })
const files = (page: Page) => grid(page).getByRole('row')
const file = (page: Page, name: string) =>
  grid(page).getByRole('row', { name: new RegExp(`^${name}\\b`) })
const bar = (page: Page) => page.getByRole('toolbar', { name: /selected$/ })
const said = (page: Page, text: string | RegExp) =>
  page.getByRole('region', { name: 'Messages' }).getByText(text)
const menu = (page: Page, entry: string | RegExp) => page.getByRole('menuitem', { name: entry })

/** What stands in a folder of the project, records aside. */
const inFolder = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => !name.startsWith('.'))
        .sort()
    : []

test('files are judged, renamed, moved and thrown away by keys, and all of it is taken back later', async ({
  openPage: page,
  studio,
}) => {
  await createProject(page, 'Sorted')
  const plates = join(studio.films, 'Sorted', 'plates')
  putPictures(join(studio.films, 'Sorted'), ['plates/001.png', 'plates/002.png', 'plates/003.png'])
  await page.keyboard.press('Alt+3')
  await expect(files(page)).toHaveCount(3)

  // Stars and a verdict, which is found again.
  await file(page, '001').click()
  await page.keyboard.press('Control+a')
  await expect(bar(page)).toHaveAccessibleName('3 files selected')
  await page.keyboard.press('5')
  await expect(file(page, '003, picture, 5 stars')).toBeVisible()
  await page.keyboard.press('p')
  await expect(said(page, 'Picked')).toBeVisible()
  await file(page, '002').click()
  await page.keyboard.press('x')
  await expect(said(page, 'Rejected')).toBeVisible()
  await page.getByRole('button', { name: 'Picks' }).click()
  await expect(files(page)).toHaveCount(2)
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await expect(files(page)).toHaveCount(3)

  // Names that shift by one: every line is seen before, all of them change or none.
  await file(page, '001').click()
  await page.keyboard.press('Control+a')
  await expect(bar(page)).toHaveAccessibleName('3 files selected')
  await page.keyboard.press('F2')
  const sheet = page.getByRole('dialog', { name: 'Rename' })
  await expect(sheet.getByText('No name would change')).toBeVisible()
  await sheet.getByRole('textbox', { name: 'Pattern' }).fill('same')
  await expect(sheet.getByText('Several files would have this name.').first()).toBeVisible()
  await expect(sheet.getByRole('button', { name: /^Rename/ })).toBeDisabled()
  await sheet.getByRole('textbox', { name: 'Pattern' }).fill('{index:03d}')
  await sheet.getByText('Name', { exact: true }).click()
  await sheet.getByRole('textbox', { name: 'From' }).fill('2')
  await sheet.getByRole('textbox', { name: 'From' }).press('Tab')
  await expect(sheet.getByText('3 files of 3 get a new name')).toBeVisible()
  await sheet.getByRole('button', { name: 'Rename 3 files' }).click()
  await expect(sheet).toBeHidden()
  await expect(file(page, '004, picture, 5 stars')).toBeVisible()
  expect(inFolder(plates)).toEqual(['002.png', '003.png', '004.png'])

  // Into a folder that is made by naming it.
  await page.keyboard.press('m')
  await page.getByRole('combobox', { name: /folder/ }).fill('picked/best')
  await page.keyboard.press('Enter')
  await expect(said(page, 'Moved 3 files to picked/best')).toBeVisible()
  expect(inFolder(join(studio.films, 'Sorted', 'picked', 'best'))).toHaveLength(3)

  // A later session of the page takes back what an earlier one did.
  await page.reload()
  await expect(files(page)).toHaveCount(3)
  await page.keyboard.press('Control+z')
  await expect(said(page, 'Undo: Moved 3 files to picked/best')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(said(page, 'Undo: Renamed 3 files')).toBeVisible()
  expect(inFolder(plates)).toEqual(['001.png', '002.png', '003.png'])
  await page.keyboard.press('Control+Shift+z')
  await expect(file(page, '004, picture, 5 stars')).toBeVisible()

  // A tag of one's own, and the trash with the way back.
  await file(page, '004').click()
  await page.keyboard.press('t')
  await page.getByRole('combobox', { name: /tag/i }).fill('Night')
  await page.keyboard.press('Enter')
  await expect(said(page, 'Tagged one file')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Take off Night' }).waitFor()
  await file(page, '004').click()
  await page.keyboard.press('Delete')
  await expect(files(page)).toHaveCount(2)
  await page.getByRole('button', { name: /^Trash/ }).click()
  await page.getByRole('button', { name: 'Bring back 004.png' }).click()
  await page.getByRole('button', { name: 'Files', exact: true }).click()
  await expect(file(page, '004, picture, 5 stars')).toBeVisible()
  expect(inFolder(plates)).toEqual(['002.png', '003.png', '004.png'])

  // Of two that are the same the best rated stays, and the other one comes back with Undo.
  copyFileSync(join(plates, '004.png'), join(plates, 'spare.png'))
  await expect(files(page)).toHaveCount(4)
  await page.getByRole('button', { name: 'Duplicates' }).click()
  const stays = (name: string) =>
    page.getByRole('button', { name: `Keep plates/${name}.png`, pressed: true })
  await expect(stays('spare')).toBeVisible()
  await page.getByRole('button', { name: /Which one stays/ }).click()
  await page.getByRole('option', { name: 'Keep the best rated' }).click()
  await expect(stays('004')).toBeVisible()
  await expect(stays('spare')).toBeHidden()
  await page.getByRole('button', { name: 'Move 1 file to the trash' }).click()
  await expect(page.getByText('Every file is here once')).toBeVisible()
  expect(inFolder(plates)).toEqual(['002.png', '003.png', '004.png'])
  await page.keyboard.press('Control+z')
  await expect(stays('004')).toBeVisible()
  expect(inFolder(plates)).toContain('spare.png')
})

test('a take is renamed under the open board, gives its workflow, and serves another shot through the pool', async ({
  openPage: page,
  context,
  studio,
}) => {
  await createProject(page, 'Shared')
  const shot = await addShot(page, '1A')
  await writeDescription(page, 'A lighthouse in the rain')
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await showsTake(shot, 1, 1)
  const board = page.url()

  // The board in another window follows the file's new name at once.
  const other = await context.newPage()
  await other.goto(board)
  const shows = (name: string) => panel(other, '1A').locator(`img[src*="${name}.png"]`)
  await expect(shows('1A_v001')).toBeAttached()
  await page.keyboard.press('Alt+3')
  await file(page, '1A v001').click()
  await page.keyboard.press('F2')
  const sheet = page.getByRole('dialog', { name: 'Rename' })
  await sheet.getByRole('textbox', { name: 'Pattern' }).fill('lighthouse')
  await sheet.getByRole('button', { name: 'Rename 1 file' }).click()
  await expect(sheet).toBeHidden()
  await expect(shows('lighthouse')).toBeAttached()
  expect(inFolder(join(studio.films, 'Shared', 'Shared', '1A'))).toContain(
    'lighthouse.png.take.json',
  )
  await other.close()

  // A second shot takes over how the picture was made, then the picture itself from the pool.
  await page.keyboard.press('Alt+1')
  await expect(panel(page, '1A')).toBeVisible()
  const second = await addShot(page, '1B')
  await second.click()
  await page.keyboard.press('Alt+3')
  await files(page).first().click({ button: 'right' })
  await menu(page, 'Use its workflow and values').click()
  await expect(said(page, '1B: workflow and values taken over')).toBeVisible()
  await files(page).first().click({ button: 'right' })
  await menu(page, 'Send to the pool').click()
  await page.getByRole('button', { name: 'See the pool' }).click()

  const item = page.getByRole('grid', { name: 'Pool' }).getByRole('row', { name: 'lighthouse' })
  await expect(item).toBeVisible()
  const details = page.getByRole('group', { name: 'lighthouse, details' })
  await expect(details.getByText('A lighthouse in the rain')).toBeVisible()
  await page.getByRole('searchbox', { name: 'Find in the pool' }).fill('nothing like it')
  await page.getByRole('button', { name: 'Show all of it' }).click()
  const link = page.getByRole('checkbox', { name: /^1A/ })
  await link.click({ force: true })
  await expect(link).toBeChecked()
  await details.getByRole('button', { name: 'Put on 1B' }).click()
  await expect(said(page, 'lighthouse is the take of 1B')).toBeVisible()
  await page.keyboard.press('Delete')
  await expect(page.getByText('Nothing in the pool is like that')).toBeVisible()
  await page.keyboard.press('Alt+1')
  await showsTake(panel(page, '1B'), 1, 1)
})

test('sorting, trash, duplicates and the pool break no rule in any theme', async ({
  openPage: page,
  studio,
}) => {
  await createProject(page, 'Read by all')
  putPictures(join(studio.films, 'Read by all'), ['a/one.png', 'a/two.png', 'b/three.png'])
  await page.keyboard.press('Alt+3')
  await file(page, 'one').click({ button: 'right' })
  const place = page.url()
  await menu(page, 'Send to the pool').click()
  await page.getByRole('button', { name: 'See the pool' }).waitFor()
  await file(page, 'two').click()
  await page.keyboard.press('Delete')
  await expect(files(page)).toHaveCount(2)
  await file(page, 'one').click()
  await expect(bar(page)).toBeVisible()
  await breaksNoRule(page, 'selection')
  await page.keyboard.press('F2')
  const sheet = page.getByRole('dialog', { name: 'Rename' })
  await expect(sheet.getByText('No name would change')).toBeVisible()
  await breaksNoRule(page, 'renaming')
  await keepPicture(page, 'gallery-rename')
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await page.getByRole('button', { name: /^Trash/ }).click()
  await expect(page.getByRole('row', { name: /^two/ })).toBeVisible()
  await breaksNoRule(page, 'trash')
  await page.getByRole('button', { name: 'Duplicates' }).click()
  await expect(page.getByText('Every file is here once')).toBeVisible()
  await breaksNoRule(page, 'duplicates')
  await page.goto(place.replace('/gallery', '/library/pool'))
  await expect(page.getByRole('row', { name: 'one' })).toBeVisible()
  await breaksNoRule(page, 'pool')
  await inEveryTheme(page, (theme) => keepPicture(page, `pool-${theme}`))
})

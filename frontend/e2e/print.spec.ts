import { readFile } from 'node:fs/promises'
import { breaksNoRule, inEveryTheme } from './axe'
import {
  addShot,
  createProject,
  expect,
  keepPicture,
  showsTake,
  test,
  writeDescription,
} from './journey'

/** A page object of the PDF, and of its list of pages only the count. */
const pagesOf = (pdf: string) => pdf.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0

test('a starter is printed as it is shown, its overview counts, and its keys can be changed', async ({
  openPage: page,
}) => {
  await page.getByRole('button', { name: /Begins with/ }).click()
  await page.getByRole('option', { name: /^Short film/ }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('On paper')
  await page.keyboard.press('Enter')
  const shot = page.getByRole('group', { name: /^Scene 1, shot 1A,/ })
  await shot.click()
  await page.keyboard.press('g')
  await showsTake(shot, 1, 1)

  await page.keyboard.press('Control+p')
  await expect(page.getByRole('img', { name: 'Page 1' })).toContainText('The house')
  await expect(page.getByText('9 shots on 2 pages')).toBeVisible()
  await page.getByRole('radio', { name: '2', exact: true }).click({ force: true })
  await expect(page.getByText(/9 shots on [3-9] pages/)).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as PDF' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('On paper storyboard.pdf')
  const pdf = await readFile(await file.path(), 'latin1')
  expect(pdf.startsWith('%PDF-')).toBe(true)
  const said = /on (\d+) pages/.exec((await page.getByText(/shots on/).textContent()) ?? '')
  expect(pagesOf(pdf)).toBe(Number(said?.[1]))
  await keepPicture(page, 'print')

  await page.keyboard.press('Alt+0')
  await expect(page.getByRole('heading', { name: 'On paper' })).toBeVisible()
  await expect(page.getByLabel('The film in numbers')).toContainText('Rendered11 %1 of 9')
  await keepPicture(page, 'overview')

  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keys' })
  await keys.getByRole('button', { name: /^Key of Go to the queue: Alt 6/ }).click()
  await expect(keys.getByRole('textbox', { name: 'New key for Go to the queue' })).toBeFocused()
  await page.keyboard.press('Alt+9')
  await keys.getByRole('button', { name: 'Close' }).click()
  await expect(keys).toBeHidden()
  await page.keyboard.press('Alt+9')
  await expect(page).toHaveURL(/\/queue/)
})

test('print, overview and the drawing of a move break no rule in any theme', async ({
  openPage: page,
}) => {
  await createProject(page, 'For all eyes')
  await addShot(page, '1A')
  await writeDescription(page, 'A child on a swing in the rain.')
  const board = page.url()
  const project = new URL(board).pathname.replace(/\/board.*$/, '')
  await page.goto(new URL(`${project}/print`, board).href)
  await expect(page.getByRole('img', { name: 'Page 1' })).toBeVisible()
  await breaksNoRule(page, 'print')
  await page.goto(new URL(`${project}/overview`, board).href)
  await expect(page.getByRole('heading', { name: 'For all eyes' })).toBeVisible()
  await breaksNoRule(page, 'overview')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await breaksNoRule(page, 'keys')
  await page.goto(board)
  await page.getByRole('button', { name: 'Draw a move' }).click()
  await expect(page.getByRole('button', { name: /Keyframe 2 of 2/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Give it to 1A' })).toBeEnabled()
  await breaksNoRule(page, 'move')
  await inEveryTheme(page, (theme) => keepPicture(page, `move-${theme}`))
})

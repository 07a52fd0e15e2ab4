import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  addShot,
  chooseCamera,
  createProject,
  expect,
  keepPicture,
  panel,
  showsTake,
  test,
  writeDescription,
} from './journey'

const words =
  'Mara, a woman in a grey scarf, crosses the salt flat at dawn, the sun low behind her.'

test('from words to a picture on the board, kept in the project folder', async ({
  openPage: page,
  studio,
}) => {
  const folder = join(studio.films, 'The Salt Line')
  const picture = (version: string) =>
    join(folder, 'The Salt Line', '1A', `The Salt Line_1A_${version}.png`)

  await createProject(page, 'The Salt Line')
  await keepPicture(page, 'empty-board')
  const shot = await addShot(page, '1A')
  await writeDescription(page, words)
  await chooseCamera(page, 'Size Not set', 'Wide')
  await chooseCamera(page, 'Time of day Not set', 'Dawn')

  // Slow enough for a slow machine to see it at work; it goes on quickly once that is seen.
  await studio.pace(1)
  await page.getByRole('button', { name: /^Generate G$/ }).click()
  await expect(shot.getByRole('progressbar')).toHaveAccessibleName(/Sampling \d+ of \d+/)
  await expect(shot.locator('img.preview')).toHaveAttribute('src', /^blob:/)
  await keepPicture(page, 'rendering')
  const bar = shot.getByRole('progressbar')
  const percent = Number(await bar.getAttribute('aria-valuenow'))
  await expect
    .poll(async () => Number(await bar.getAttribute('aria-valuenow')))
    .toBeGreaterThan(percent)

  await studio.pace(0)
  await showsTake(shot, 1, 1)
  await expect(shot.locator('img.picture').first()).toHaveJSProperty('complete', true)
  expect(readFileSync(picture('v001')).subarray(1, 4).toString()).toBe('PNG')
  const record = JSON.parse(readFileSync(`${picture('v001')}.take.json`, 'utf8'))
  expect(record).toMatchObject({
    version: 1,
    owner: { name: '1A' },
    prompt: expect.stringContaining('Mara'),
  })
  await keepPicture(page, 'first-picture')

  await panel(page, '1A').focus()
  await page.keyboard.press('g')
  await showsTake(shot, 2, 2)
  expect(existsSync(picture('v002'))).toBe(true)
  await page.keyboard.press('[')
  await showsTake(shot, 1, 2)
  await page.keyboard.press(']')
  await showsTake(shot, 2, 2)

  await page.reload()
  await showsTake(panel(page, '1A'), 2, 2)
  await panel(page, '1A').click()
  await expect(page.getByRole('textbox', { name: 'What happens in the shot' })).toHaveValue(words)
  await keepPicture(page, 'two-takes')

  await page.goto(studio.page)
  const row = page.getByRole('listitem', { name: 'The Salt Line' })
  await expect(row).toContainText('1 of 1 rendered')
  await expect(row.locator('img')).toHaveJSProperty('complete', true)
  await keepPicture(page, 'launcher')
})

test('a shot that renders while the page is closed has its take when it opens', async ({
  openPage: page,
  studio,
  browser,
}) => {
  await createProject(page, 'Closed in between')
  const shot = await addShot(page, '1A')
  await writeDescription(page, 'A man waits at a bus stop at night.')
  await studio.pace(1)
  await page.keyboard.press('Escape')
  await shot.focus()
  await page.keyboard.press('g')
  await expect(shot.getByRole('progressbar')).toBeVisible()
  const board = page.url()
  await page.close()
  await studio.pace(0)

  await expect
    .poll(
      async () => {
        const { projects } = await (await fetch(`${studio.storyboard}/api/projects`)).json()
        return projects.find((project: { name: string }) => project.name === 'Closed in between')
          .rendered
      },
      { timeout: 60_000 },
    )
    .toBe(1)
  const later = await browser.newPage()
  await later.goto(board)
  await showsTake(panel(later, '1A'), 1, 1)
  await later.close()
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StudioConsole } from './console'
import { addShot, createProject, expect, panel, showsTake, test, writeDescription } from './journey'

test.skip(process.platform === 'win32', 'Windows has no kill -9; the launcher tests end it there.')

/** Waits until these words of a board are on disk; how soon they must be, the service's tests say. */
const areOnDisk = (studio: StudioConsole, project: string, words: string) =>
  expect
    .poll(() => readFileSync(join(studio.films, project, '.studio', 'board.log')).includes(words))
    .toBe(true)

test('nothing that was saved is lost when everything is killed at once', async ({
  openPage: page,
  studio,
  browser,
}) => {
  await createProject(page, 'Power cut')
  const first = await addShot(page, '1A')
  await writeDescription(page, 'Two men argue in a kitchen.')
  await page.getByRole('button', { name: /^Generate G$/ }).click()
  await showsTake(first, 1, 1)
  await page.keyboard.press('Escape')
  await addShot(page, '1B')
  await writeDescription(page, 'The clock on the wall stops.')
  const board = page.url().replace(/\?.*/, '')

  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await areOnDisk(studio, 'Power cut', 'The clock on the wall stops.')
  await studio.killAll()
  await expect(page.getByText('Offline, edits are kept')).toBeVisible()
  // This browser has a copy of its own, which must not make good what the service lost.
  await page.context().setOffline(true)
  await studio.launch()

  const later = await browser.newPage()
  await later.goto(board)
  await showsTake(panel(later, '1A'), 1, 1)
  await panel(later, '1B').click()
  await expect(later.getByRole('textbox', { name: 'What happens in the shot' })).toHaveValue(
    'The clock on the wall stops.',
  )
  await later.close()
  await page.context().setOffline(false)
  await expect(page.getByText('Saved', { exact: true })).toBeVisible({ timeout: 60_000 })
})

test('a service that dies is named, and the page recovers by itself', async ({
  openPage: page,
  studio,
}) => {
  await createProject(page, 'One service dies')
  await addShot(page, '1A')
  studio.kill('storyboard')
  await expect(page.getByText('Offline, edits are kept')).toBeVisible()
  // The first restart is quick; one that keeps dying waits longer each time, and is named.
  const named = page.getByText(/Storyboard (restarts|starts)/)
  await expect(async () => {
    studio.kill('storyboard')
    await expect(named).toBeVisible({ timeout: 2_500 })
  }).toPass({ timeout: 90_000 })
  await writeDescription(page, 'Written while the service was away.')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible({ timeout: 90_000 })
  await expect(named).toBeHidden()
  await areOnDisk(studio, 'One service dies', 'Written while the service was away.')
  await page.reload()
  await panel(page, '1A').click()
  await expect(page.getByRole('textbox', { name: 'What happens in the shot' })).toHaveValue(
    'Written while the service was away.',
  )
})

test('a service that hangs is not believed, and what was edited meanwhile is saved in the end', async ({
  openPage: page,
  studio,
}) => {
  await createProject(page, 'One service hangs')
  await addShot(page, '1A')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  const goOn = studio.hang('storyboard')
  await writeDescription(page, 'Written while the service hung.')
  await expect(page.getByText('Saved', { exact: true })).toBeHidden()
  await expect(page.getByText('Not saved yet')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText(/does not answer\. Edits are kept here/)).toBeVisible()
  goOn()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible({ timeout: 60_000 })
  await areOnDisk(studio, 'One service hangs', 'Written while the service hung.')
})

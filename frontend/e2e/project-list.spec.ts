import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { createProject, expect, test } from './journey'

test('a project taken off the list comes back with Undo, and its folder was never touched', async ({
  openPage: page,
  studio,
}) => {
  await createProject(page, 'Off and on')
  await page.goto(studio.page)
  const link = page.getByRole('link', { name: 'Off and on' })
  await page.getByRole('button', { name: 'More about Off and on' }).click()
  await page.getByRole('menuitem', { name: 'Take off the list' }).click()
  await expect(link).toBeHidden()
  expect(existsSync(join(studio.films, 'Off and on', 'storyboard.json'))).toBe(true)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(link).toBeVisible()
})

test('a project whose folder is away says so, and opens once it is back', async ({
  openPage: page,
  studio,
}) => {
  // Made by a script: a board that was just open is remembered for a while.
  await fetch(`${studio.storyboard}/api/projects`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'On a share' }),
  })
  await page.reload()
  const here = join(studio.films, 'On a share')
  const away = join(studio.folder, 'unplugged')
  await expect(page.getByRole('link', { name: 'On a share' })).toBeVisible()
  renameSync(here, away)
  const project = page.getByRole('listitem', { name: 'On a share' })
  await page.reload()
  await expect(project).toContainText('Its folder is not there now.')
  await expect(project.getByRole('link')).toHaveCount(0)

  renameSync(away, here)
  await project.getByRole('button', { name: 'More about On a share' }).click()
  await page.getByRole('menuitem', { name: 'Look for it again' }).click()
  await project.getByRole('link', { name: 'On a share' }).click()
  await expect(page.getByRole('heading', { name: 'On a share, board' })).toBeAttached()
})

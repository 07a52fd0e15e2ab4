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

test('launcher, board, queue and settings break no rule in any theme', async ({
  openPage: page,
  studio,
}) => {
  const keepPictures = (name: string) =>
    inEveryTheme(page, (theme) => keepPicture(page, `${name}-${theme}`))
  await createProject(page, 'For everybody')
  const shot = await addShot(page, '1A')
  await writeDescription(page, 'A child on a swing in the rain.')
  await page.getByRole('button', { name: /^Generate G$/ }).click()
  await showsTake(shot, 1, 1)
  await page.keyboard.press('Escape')
  await addShot(page, '1B')
  await breaksNoRule(page, 'board')
  await keepPictures('board')

  await page.keyboard.press('Alt+6')
  await page.getByRole('row', { name: /^1A, 1 take, done/ }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('row', { name: /^1A, .*, Done/ })).toBeVisible()
  await breaksNoRule(page, 'queue')
  await page.getByRole('button', { name: /^What happened/ }).click()
  await expect(page.getByRole('dialog', { name: 'What happened' })).toBeVisible()
  await breaksNoRule(page, 'what happened')
  await keepPictures('queue')

  await page.goto(studio.page)
  await expect(page.getByRole('link', { name: 'For everybody' })).toBeVisible()
  await breaksNoRule(page, 'launcher')
  await keepPictures('launcher')
  await page.getByRole('button', { name: 'Open folder' }).click()
  await expect(page.getByRole('option', { name: /For everybody/ })).toBeVisible()
  await breaksNoRule(page, 'folders')

  await page.goto(`${studio.page}/settings/nodes`)
  await expect(page.getByRole('listitem', { name: 'Storyboard sketch' })).toBeVisible()
  await breaksNoRule(page, 'nodes')
  await page.goto(`${studio.page}/settings/models`)
  await expect(page.getByText(/^\d+ models?$/)).toBeVisible()
  await breaksNoRule(page, 'models')
  await page.goto(`${studio.page}/settings/appearance`)
  await expect(page.getByRole('radio', { name: 'White' })).toBeAttached()
  await breaksNoRule(page, 'appearance')

  // The theme that was chosen is the one that the next visit begins with.
  await page.getByText('High contrast', { exact: true }).click()
  await page.goto(studio.page)
  await expect(page.locator('html[data-theme="contrast"]')).toBeAttached()
})

import { show, themes, violations } from './axe'
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
  await createProject(page, 'For everybody')
  const shot = await addShot(page, '1A')
  await writeDescription(page, 'A child on a swing in the rain.')
  await page.getByRole('button', { name: /^Generate G$/ }).click()
  await showsTake(shot, 1, 1)
  await page.keyboard.press('Escape')
  await addShot(page, '1B')
  const board = page.url()
  for (const theme of themes) {
    await page.goto(board)
    await show(page, theme)
    await expect(shot).toBeVisible()
    expect.soft(await violations(page), `board, ${theme}`).toEqual([])
    await keepPicture(page, `board-${theme}`)
    await page.keyboard.press('Alt+6')
    await expect(page.getByRole('row', { name: /^1A, 1 take, done/ })).toBeVisible()
    await page.getByRole('row', { name: /^1A, 1 take, done/ }).focus()
    await page.keyboard.press('ArrowRight')
    await expect(page.getByRole('row', { name: /^1A, .*, Done/ })).toBeVisible()
    expect.soft(await violations(page), `queue, ${theme}`).toEqual([])
    await page.getByRole('button', { name: /^What happened/ }).click()
    await expect(page.getByRole('dialog', { name: 'What happened' })).toBeVisible()
    expect.soft(await violations(page), `what happened, ${theme}`).toEqual([])
    await keepPicture(page, `queue-${theme}`)
    await page.goto(studio.page)
    await expect(page.getByRole('link', { name: 'For everybody' })).toBeVisible()
    expect.soft(await violations(page), `launcher, ${theme}`).toEqual([])
    await keepPicture(page, `launcher-${theme}`)
    await page.getByRole('button', { name: 'Open folder' }).click()
    await expect(page.getByRole('option', { name: /For everybody/ })).toBeVisible()
    expect.soft(await violations(page), `folders, ${theme}`).toEqual([])
    await page.goto(`${studio.page}/settings/nodes`)
    await expect(page.getByRole('listitem', { name: 'Storyboard sketch' })).toBeVisible()
    expect.soft(await violations(page), `nodes, ${theme}`).toEqual([])
    await page.goto(`${studio.page}/settings/models`)
    await expect(page.getByRole('heading', { name: 'Models' })).toBeVisible()
    await expect(page.getByText(/^\d+ models?$/)).toBeVisible()
    expect.soft(await violations(page), `models, ${theme}`).toEqual([])
    await page.goto(`${studio.page}/settings/appearance`)
    await expect(page.getByRole('radio', { name: 'White' })).toBeAttached()
    expect.soft(await violations(page), `appearance, ${theme}`).toEqual([])
  }
})
